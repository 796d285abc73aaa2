namespace Workbook.Cli.Testing;

/// <summary>How tests ended, summed over test assemblies.</summary>
internal sealed record TestOutcome(int Passed, int Failed, int Skipped, IReadOnlyList<FailedTest> Failures)
{
    public static TestOutcome None { get; } = new(0, 0, 0, []);

    public static TestOutcome operator +(TestOutcome a, TestOutcome b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped, [.. a.Failures, .. b.Failures]);

    /// <summary>The line that CI reads.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"tests: {Passed} passed, {Failed} failed, {Skipped} skipped");
}

/// <summary>A test that failed, and what it said.</summary>
internal sealed record FailedTest(string Name, string Message, string StackTrace);
