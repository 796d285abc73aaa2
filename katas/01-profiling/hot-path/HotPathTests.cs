namespace HotPathKata;

public class HotPathTests
{
    private const string FramesRead = "frames read";

    [Fact]
    public void Self_is_the_running_method_and_inclusive_is_everyone_who_waits_for_it()
    {
        var table = HotPath.Of([Stack("Main", "Report", "Find"), Stack("Main", "Report", "Find"), Stack("Main", "Report"), Stack("Main", "Send")], top: 10);

        Assert.Equal([new("Find", 2, 2), new("Report", 1, 3), new("Send", 1, 1), new("Main", 0, 4)], table);
    }

    [Fact]
    public void A_recursive_method_counts_once_for_each_sample()
    {
        var table = HotPath.Of([Stack("Main", "Walk", "Walk", "Walk"), Stack("Main", "Walk", "Read", "Walk", "Read"), Stack("Main", "Walk", "Read", "Walk")], top: 10);

        Assert.Equal([new("Walk", 2, 3), new("Read", 1, 2), new("Main", 0, 3)], table);
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_samples()
    {
        string[][] stacks = [["Main", "b"], ["Main", "a"], ["Main", "C"], ["Main", "A", "deep"], ["Main", "A", "deep"], ["Main", "z", "a"], ["Main", "b"], ["Main", "z"]];

        foreach (var order in new[] { stacks, [.. stacks.Reverse()], [.. stacks.OrderBy(stack => stack[1].Length).ThenByDescending(stack => stack[^1], StringComparer.Ordinal)] })
        {
            var table = HotPath.Of([.. order.Select(frames => Stack(frames))], top: 10);

            Assert.Equal(
                [new("a", 2, 2), new("b", 2, 2), new("deep", 2, 2), new("z", 1, 2), new("C", 1, 1), new("Main", 0, 8), new("A", 0, 2)], table);
        }
    }

    [Fact]
    public void Only_the_hottest_are_returned()
    {
        SampledStack[] samples = [Stack("Main", "cool"), Stack("Main", "warm"), Stack("Main", "hot"), Stack("Main", "warm"), Stack("Main", "hot"), Stack("Main", "hot")];

        Assert.Equal([new("hot", 3, 3), new("warm", 2, 2)], HotPath.Of(samples, top: 2));
        Assert.Equal(4, HotPath.Of(samples, top: 100).Count);
    }

    [Fact]
    public void An_empty_stack_counts_for_no_method()
    {
        Assert.Empty(HotPath.Of([], top: 5));
        Assert.Empty(HotPath.Of([Stack()], top: 5));
        Assert.Equal([new("Main", 1, 1)], HotPath.Of([Stack(), Stack("Main"), Stack()], top: 5));
    }

    [Fact]
    public void Each_frame_is_read_once()
    {
        var growth = Growth.Of("samples", [10, 100, 1_000], samples => CostOf(
            [.. Enumerable.Range(0, samples).Select(i => Enumerable.Range(0, 10).Select(depth => $"M{i % (1 + (samples / 5))}.{depth}").ToArray())]));

        growth.MustStayWithin(
            FramesRead, samples => (10 * samples) + samples, hint: 1,
            why: "A sample has 10 frames here, and the innermost may be read a second time. Recordings of an hour have millions.");
    }

    [Fact]
    public void Each_frame_of_a_deep_stack_is_read_once()
    {
        var growth = Growth.Of("frames on the stack", [50, 500, 5_000], depth => CostOf(
            [[.. Enumerable.Range(0, depth).Select(i => $"Walk{i % 5}.{i % (depth / 10)}")]]));

        growth.MustStayWithin(
            FramesRead, depth => depth + 1, hint: 2,
            why: "To know whether a method was on this stack already, remember the names seen, and do not read the stack again.");
    }

    private static Cost CostOf(string[][] stacks)
    {
        var reads = new FrameReads();
        var table = HotPath.Of([.. stacks.Select(frames => new SampledStack(frames, reads))], top: 5);
        Assert.Equal(5, table.Count);
        var frames = stacks.Sum(stack => stack.Length);
        Assert.True(reads.Count >= frames, $"The samples have {frames} frames, and {reads.Count} were read. A frame that nobody reads is missing in the table.");
        return new Cost([new(FramesRead, reads.Count)]);
    }

    private static SampledStack Stack(params string[] frames) => new(frames, new FrameReads());
}
