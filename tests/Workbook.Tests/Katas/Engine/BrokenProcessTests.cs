using Workbook.Katas;

namespace Workbook.Tests.Katas.Engine;

[Collection(nameof(FixtureWorkbook))]
public class BrokenProcessTests(FixtureWorkbook workbook)
{
    [Theory]
    [InlineData("exits", Verdict.Crashed, "The process ended with exit code 3")]
    [InlineData("fails-fast", Verdict.Crashed, "Environment.FailFast ended the process: No way on.")]
    [InlineData("overflows", Verdict.Crashed, "The stack overflowed: a method calls itself without end (OverflowsKata.Overflows.Run).")]
    [InlineData("throws-on-thread", Verdict.Crashed, "An exception outside any test's reach")]
    [InlineData("eats-memory", Verdict.Crashed, "The process used ")]
    [InlineData("hangs", Verdict.TimedOut, "Still running after 2 s")]
    [InlineData("spins", Verdict.TimedOut, "Still running after 2 s")]
    public async Task The_test_that_broke_the_process_is_named_and_the_others_still_run(string kata, Verdict verdict, string message)
    {
        var run = await workbook.RunAsync(kata);

        Assert.Equal(["Before", "Breaks", "After"], run.Tests.Select(test => test.DisplayName));
        Assert.Equal([Verdict.Passed, verdict, Verdict.Passed], run.Tests.Select(test => test.Verdict));
        Assert.Equal(FailureCause.Process, run.Tests[1].Cause);
        Assert.StartsWith(message, run.Tests[1].Message, StringComparison.Ordinal);
        Assert.NotEqual(0, run.Tests[1].Line);
        Assert.False(run.IsSolved);
    }

    [Fact]
    public async Task An_exception_on_a_thread_is_located_where_it_was_thrown()
    {
        var broken = await workbook.RunTestAsync("throws-on-thread", "Breaks");

        Assert.Equal("ThrowsOnThread.cs", Path.GetFileName(broken.File));
    }

    [Fact]
    public async Task What_was_written_before_the_end_is_kept() =>
        Assert.Equal("Good bye.\n", (await workbook.RunTestAsync("exits", "Breaks")).Output.ReplaceLineEndings("\n"));

    [Fact]
    public async Task A_fixture_that_ends_the_process_costs_its_own_class_only()
    {
        var run = await workbook.RunAsync("breaks-fixture");

        Assert.Equal(
            [("Never begins", Verdict.Crashed), ("Never begins either", Verdict.Crashed), ("Runs", Verdict.Passed)],
            run.Tests.Select(test => (test.DisplayName, test.Verdict)));
    }

    [Fact]
    public async Task A_kata_whose_tests_take_too_long_together_is_stopped()
    {
        await using var engine = new KataEngine(workbook.Root, FixtureWorkbook.Options with { RunLimit = TimeSpan.FromMilliseconds(1) });

        var run = await workbook.RunOnAsync(engine, "hangs");

        Assert.Equal(3, run.Tests.Count);
        Assert.Contains(run.Tests, test => test.Verdict == Verdict.TimedOut && test.Message.StartsWith("The tests of this kata took more than", StringComparison.Ordinal));
    }
}
