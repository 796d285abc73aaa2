using Workbook.Measuring;

namespace Workbook.Katas;

/// <summary>How one test of a kata ended; a theory has one for each row.</summary>
public sealed record TestVerdict
{
    /// <summary>Gets the name as <c>dotnet test</c> shows it: a sentence, with the row of a theory in brackets.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Gets the method's name as written; empty for what went wrong outside any test.</summary>
    public required string MethodName { get; init; }

    /// <summary>Gets the full name of the test class; empty for what went wrong outside any test.</summary>
    public required string ClassName { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets what made it fail; <see cref="FailureCause.None"/> when it passed or was skipped.</summary>
    public FailureCause Cause { get; init; }

    /// <summary>Gets the failure's text or the reason for skipping, perhaps of several lines; empty when it passed.</summary>
    public string Message { get; init; } = "";

    /// <summary>Gets the full name of the exception's type; null when none was seen.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>Gets the full path of the file that <see cref="Line"/> is in: for an assertion the test's,
    /// else the first of the kata's own files on the stack, else the test's; null when it did not fail.</summary>
    public string? File { get; init; }

    /// <summary>Gets the line, counted from 1; 0 when <see cref="File"/> is null.</summary>
    public int Line { get; init; }

    /// <summary>Gets the whole stack trace, for who asks for more; empty when nothing was thrown.</summary>
    public string StackTrace { get; init; } = "";

    /// <summary>Gets how long it ran, fixtures not counted.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets what it wrote to the console and to xunit's output, cut after 64 K characters.</summary>
    public string Output { get; init; } = "";

    /// <summary>Gets the counts that it held to budgets, kept or not, in the order in which it did.</summary>
    public IReadOnlyList<JudgedCount> Counts { get; init; } = [];

    /// <summary>Gets a value indicating whether it is for the third star: it has a trait whose name or value is "stretch".</summary>
    public bool IsStretch { get; init; }
}
