namespace Workbook.Katas;

/// <summary>What came of running a kata.</summary>
public sealed record KataRun
{
    /// <summary>Gets the kata.</summary>
    public required Kata Kata { get; init; }

    /// <summary>Gets why it did not compile; empty when it did. Warnings are not among them.</summary>
    public IReadOnlyList<CompileError> CompileErrors { get; init; } = [];

    /// <summary>Gets how each test ended, in the order of the source; empty when it did not compile.</summary>
    public IReadOnlyList<TestVerdict> Tests { get; init; } = [];

    /// <summary>Gets how long reading and compiling took.</summary>
    public TimeSpan CompileTime { get; init; }

    /// <summary>Gets how long all of it took, waiting for a worker included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets a value indicating whether it compiled.</summary>
    public bool Compiled => CompileErrors.Count == 0;

    /// <summary>Gets a value indicating whether it compiled and every test but the stretch ones passed, and one did; a skipped test is neither for nor against.</summary>
    public bool IsSolved => Compiled && Required.Any(test => test.Verdict == Verdict.Passed) && Required.All(IsFine);

    /// <summary>Gets a value indicating whether it is solved, has stretch tests, and they passed too.</summary>
    public bool IsStretched => IsSolved && Tests.Any(test => test is { IsStretch: true, Verdict: Verdict.Passed }) && Tests.All(IsFine);

    private IEnumerable<TestVerdict> Required => Tests.Where(test => !test.IsStretch);

    private static bool IsFine(TestVerdict test) => test.Verdict is Verdict.Passed or Verdict.Skipped;
}
