using Workbook.Cli.Watching;
using Workbook.Katas;
using Workbook.Measuring;

namespace Workbook.Tests.Cli.Watching;

public sealed class CountChangesTests : IDisposable
{
    private readonly ScratchWorkbook _workbook = new();
    private readonly CountChanges _changes = new();
    private readonly Kata _kata;

    public CountChangesTests()
    {
        _workbook.AddKata("01-numbers/double", "", "");
        _kata = KataCatalog.Load(_workbook.Root).Katas[0];
    }

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public void The_first_run_changes_nothing_and_the_next_says_what_became_of_the_counts()
    {
        Assert.Empty(Since(Test("It is cheap", Verdict.Failed, new JudgedCount(Counter.Statements, 2_001, "orders", 1_000))));

        Assert.Equal(
            ["now green: It is cheap", "statements 2,001 -> 1 (1,000 orders)"],
            Since(Test("It is cheap", Verdict.Passed, new JudgedCount(Counter.Statements, 1, "orders", 1_000))));
        Assert.Empty(Since(Test("It is cheap", Verdict.Passed, new JudgedCount(Counter.Statements, 1, "orders", 1_000))));
    }

    [Fact]
    public void A_run_that_does_not_get_as_far_is_skipped_in_the_comparison()
    {
        Since(Test("It is cheap", Verdict.Failed, new JudgedCount(Counter.Statements, 5)));

        Assert.Empty(Since(Test("It is cheap", Verdict.Failed)));
        Assert.Empty(Since());
        Assert.Equal(["statements 5 -> 3"], Since(Test("It is cheap", Verdict.Failed, new JudgedCount(Counter.Statements, 3))));
    }

    [Fact]
    public void The_second_measurement_of_a_test_is_compared_with_the_second()
    {
        Since(Test("Both", Verdict.Passed, new JudgedCount(Counter.Statements, 1), new JudgedCount(Counter.Statements, 9)));

        Assert.Equal(
            ["statements 9 -> 2"],
            Since(Test("Both", Verdict.Passed, new JudgedCount(Counter.Statements, 1), new JudgedCount(Counter.Statements, 2))));
    }

    [Fact]
    public void A_few_bytes_more_or_less_are_noise()
    {
        Since(Test("Small", Verdict.Passed, new JudgedCount(Counter.BytesAllocated, 1_000)));

        Assert.Empty(Since(Test("Small", Verdict.Passed, new JudgedCount(Counter.BytesAllocated, 1_040))));
        Assert.Equal(
            ["bytes allocated 1,040 -> 400"], Since(Test("Small", Verdict.Passed, new JudgedCount(Counter.BytesAllocated, 400))));
    }

    private static TestVerdict Test(string name, Verdict verdict, params JudgedCount[] counts) =>
        new() { DisplayName = name, MethodName = name, ClassName = "Tests", Verdict = verdict, Counts = counts };

    private IReadOnlyList<string> Since(params TestVerdict[] tests) => _changes.Since(new() { Kata = _kata, Tests = tests });
}
