using Workbook.Profiling;

namespace Workbook.Tests.Profiling;

public class ProfiledMethodTests
{
    [Fact]
    public void Self_is_the_top_of_the_stack_and_inclusive_all_of_it()
    {
        var methods = ProfiledMethod.From([(["Main", "Slow"], 9), (["Main", "Fast"], 1), (["Main"], 2)]);
        Assert.Equal(
        [
            new("Slow", 9, 9, 0.75, 0.75),
            new("Main", 2, 12, 2.0 / 12, 1),
            new("Fast", 1, 1, 1.0 / 12, 1.0 / 12),
        ], methods);
    }

    [Fact]
    public void Recursion_counts_once_per_sample_in_inclusive_weight()
    {
        var methods = ProfiledMethod.From([(["Walk", "Walk", "Walk"], 3), (["Walk", "Leaf", "Walk"], 1)]);
        Assert.Equal([new("Walk", 4, 4, 1, 1), new("Leaf", 0, 1, 0, 0.25)], methods);
    }

    [Fact]
    public void Equal_weights_are_ordered_by_name()
    {
        var methods = ProfiledMethod.From([(["b"], 1), (["a"], 1), (["c"], 1)]);
        Assert.Equal(["a", "b", "c"], methods.Select(m => m.Name));
    }

    [Fact]
    public void Nothing_sampled_is_an_empty_table() => Assert.Empty(ProfiledMethod.From([]));
}
