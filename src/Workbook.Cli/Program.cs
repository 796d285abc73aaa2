using Workbook.Cli;
using Workbook.Cli.CommandLine;

// workbook.cmd asks with this variable, because cmd cannot compare the times of files; ./workbook compares them itself.
if (int.TryParse(Environment.GetEnvironmentVariable("WORKBOOK_STALE_EXIT"), out var staleExitCode)
    && Staleness.IsStale(Repository.OfThisProgram()))
{
    return staleExitCode;
}

return await WorkbookCommandLine.RunAsync(args);
