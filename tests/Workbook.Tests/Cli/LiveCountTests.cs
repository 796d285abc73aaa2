using Workbook.Cli.Output;
using Workbook.Cli.Testing;

namespace Workbook.Tests.Cli;

public class LiveCountTests
{
    private const string Long = "[xUnit.net 00:01:00.19] Workbook.Tests: [Long Running Test] 'Some.Tests.Hangs(id: \"a\")', Elapsed: 00:01:00";

    [Fact]
    public async Task Tests_are_counted_as_they_end_and_failures_are_named_at_once()
    {
        var (output, count, ended) = await ReadAsync(
            "  Passed Some.Tests.One [3 ms]", "  Failed Some.Tests.Two [1 s]", "  Skipped Some.Tests.Three [1 ms]", "Passed!  - Failed: 0, Passed: 3", "Total tests: 3");

        Assert.Equal((1, 1, 1), (count.Outcome.Passed, count.Outcome.Failed, count.Outcome.Skipped));
        Assert.Equal("  failed: Some.Tests.Two [1 s]\n", output);
        Assert.Equal(3, ended);
    }

    [Fact]
    public async Task A_test_that_takes_long_is_named_once_and_no_longer_when_another_has_ended()
    {
        var (output, count, _) = await ReadAsync(Long, Long);
        Assert.Equal("  still running: Some.Tests.Hangs(id: \"a\")\n", output);
        Assert.Equal(["Some.Tests.Hangs(id: \"a\")"], count.StillRunning);

        (_, count, _) = await ReadAsync(Long, "  Passed Some.Tests.Hangs(id: \"a\") [61 s]");
        Assert.Empty(count.StillRunning);
    }

    private static async Task<(string Output, LiveCount Count, int Ended)> ReadAsync(params string[] lines)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var ended = 0;
        var count = await Progress.WhileAsync(Screen.To(writer), "Testing", progress =>
        {
            var count = new LiveCount(progress, () => ended++);
            Array.ForEach(lines, count.Read);
            return Task.FromResult(count);
        });

        return (writer.ToString(), count, ended);
    }
}
