namespace Workbook.Cli.Output;

/// <summary>How the command is typed in the current folder.</summary>
internal static class CommandName
{
    public static string Typed { get; } = Of(Repository.OfThisProgram().Root, OperatingSystem.IsWindows());

    private static string Of(string root, bool isWindows)
    {
        var path = Where.Is(Path.Combine(root, "workbook"));
        return path == "workbook" && !isWindows ? "./workbook" : path;
    }
}
