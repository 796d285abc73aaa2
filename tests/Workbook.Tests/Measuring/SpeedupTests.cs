using Workbook.Measuring;

namespace Workbook.Tests.Measuring;

// Judged on recorded samples: a verdict on a live timing would depend on what else the machine does.
public class SpeedupTests
{
    [Fact]
    public void A_clear_difference_is_an_interval_around_its_ratio()
    {
        var speedup = Speedup.Of(Milliseconds(40, 42, 41, 44, 39, 41, 43), Milliseconds(1, 1.1, 1, 1, 0.9, 1, 1));

        Assert.InRange(speedup.Ratio, 39, 44);
        Assert.InRange(speedup.Ratio, speedup.Low, speedup.High);
        Assert.Equal("40 to 43 times faster", speedup.Verdict);
    }

    [Fact]
    public void The_other_way_round_it_is_slower() =>
        Assert.EndsWith("times slower", Speedup.Of(Milliseconds(1, 1, 1, 1, 1), Milliseconds(3, 3.1, 3, 3.2, 3)).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Equal_candidates_are_too_close_to_call()
    {
        var speedup = Speedup.Of(Milliseconds(10, 11, 10, 12, 10, 11, 10), Milliseconds(11, 10, 10, 11, 11, 10, 12));

        Assert.True(speedup.IsTooCloseToCall);
        Assert.Equal("too close to call", speedup.Verdict);
    }

    [Fact]
    public void Noise_wider_than_the_difference_is_too_close_to_call() =>
        Assert.True(Speedup.Of(Milliseconds(10, 30, 9, 14, 8, 40), Milliseconds(9, 8, 35, 12, 30, 10)).IsTooCloseToCall);

    [Fact]
    public void Too_few_pairs_are_refused() =>
        Assert.Throws<ArgumentException>(() => Speedup.Of(Milliseconds(1, 2), Milliseconds(1, 2)));

    private static TimeSpan[] Milliseconds(params double[] values) => [.. values.Select(TimeSpan.FromMilliseconds)];
}
