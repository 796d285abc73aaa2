namespace Workbook.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The thing that was asked for was done, and failed: a cell, a test, a check.</summary>
    public const int Failed = 1;

    /// <summary>The command was used wrongly; nothing was done.</summary>
    public const int UsedWrongly = 2;

    /// <summary>Ended by Ctrl-C, as a shell reports it: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
