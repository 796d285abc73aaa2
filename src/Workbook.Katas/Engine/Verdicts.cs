namespace Workbook.Katas;

/// <summary>Makes verdicts of what a worker said.</summary>
internal static class Verdicts
{
    public static TestVerdict Of(FoundCase testCase, Verdict verdict) => new()
    {
        DisplayName = testCase.DisplayName,
        MethodName = testCase.MethodName,
        ClassName = testCase.ClassName,
        IsStretch = testCase.IsStretch,
        Verdict = verdict,
        File = verdict is Verdict.Passed or Verdict.Skipped ? null : testCase.File,
        Line = verdict is Verdict.Passed or Verdict.Skipped ? 0 : testCase.Line,
    };

    /// <summary>For what went wrong outside any test: the end of the process, or a fixture that could not be put away.</summary>
    public static TestVerdict Outside(string where, Verdict verdict, string message) => new()
    {
        DisplayName = where,
        MethodName = "",
        ClassName = "",
        Verdict = verdict,
        Cause = FailureCause.Process,
        Message = message,
    };

    public static TestVerdict Finished(this RunningTest test, Finished finished, IReadOnlyList<string> sources)
    {
        var verdict = finished switch
        {
            { Failure: not null } => Katas.Verdict.Failed,
            { Reason: not null } => Katas.Verdict.Skipped,
            _ => Katas.Verdict.Passed,
        };
        var result = test.Verdict(verdict) with { Elapsed = TimeSpan.FromSeconds(finished.Seconds), Message = finished.Reason ?? "" };

        return finished.Failure is null ? result : result.Failed(finished.Failure, sources);
    }

    public static TestVerdict Failed(this TestVerdict test, Failure failure, IReadOnlyList<string> sources)
    {
        var traces = failure.StackTraces.Select(trace => trace ?? "").ToList();
        var frame = StackFrames.Find(traces, sources, preferTests: failure.Cause == FailureCause.Assertion);

        return test with
        {
            Verdict = Katas.Verdict.Failed,
            Cause = failure.Cause,
            Message = string.Join('\n', failure.Messages.Select((message, index) =>
                index == 0 ? message : $"Caused by {failure.Types[index]}: {message}")),
            ExceptionType = failure.Types[0],
            File = frame?.File ?? test.File,
            Line = frame?.Line ?? test.Line,
            StackTrace = string.Join("\n---- caused by ----\n", traces),
        };
    }
}
