namespace Workbook.Cli;

/// <summary>
/// Ends the command with one sentence for the person who typed it: what is wrong and the next command. The stack trace is
/// shown with <c>--verbose</c> only.
/// </summary>
internal sealed class CommandException(string message, int exitCode, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The thing was tried and failed.</summary>
    public static CommandException Failed(string message, Exception? inner = null) =>
        new(message, Cli.ExitCode.Failed, inner);

    /// <summary>The command was used wrongly; nothing was done.</summary>
    public static CommandException UsedWrongly(string message) => new(message, Cli.ExitCode.UsedWrongly);
}
