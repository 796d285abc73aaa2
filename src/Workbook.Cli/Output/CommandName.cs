namespace Workbook.Cli.Output;

/// <summary>How the command is typed here.</summary>
internal static class CommandName
{
    public static string Typed { get; } = OperatingSystem.IsWindows() ? "workbook" : "./workbook";
}
