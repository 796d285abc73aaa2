using Workbook.Cli;
using Workbook.Cli.CommandLine;

// workbook.cmd asks with this variable, because cmd cannot compare the times of files; ./workbook compares them itself.
const string StaleExit = "WORKBOOK_STALE_EXIT";
var asked = Environment.GetEnvironmentVariable(StaleExit);
Environment.SetEnvironmentVariable(StaleExit, null);
if (int.TryParse(asked, out var staleExitCode) && Staleness.IsStale(Repository.OfThisProgram()))
{
    return staleExitCode;
}

return await WorkbookCommandLine.RunAsync(args);
