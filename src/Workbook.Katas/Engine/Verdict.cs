namespace Workbook.Katas;

/// <summary>How a test ended.</summary>
public enum Verdict
{
    /// <summary>It ran to its end and failed nothing.</summary>
    Passed,

    /// <summary>It threw: an assertion, a budget, or an exception of the code under test.</summary>
    Failed,

    /// <summary>It did not run, for a reason that the message gives.</summary>
    Skipped,

    /// <summary>The process ended, or used too much memory, while it ran.</summary>
    Crashed,

    /// <summary>It was still running at the engine's limit and was stopped.</summary>
    TimedOut,
}
