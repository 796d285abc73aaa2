using Workbook.Load;

namespace Workbook.Tests.Load;

public class ArrivalsTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Constant_arrivals_are_evenly_spaced_and_exactly_as_many_as_asked_for()
    {
        var arrivals = Arrivals.Constant(100, 10 * _second);
        Assert.Equal(1000, arrivals.Times.Count);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => TimeSpan.FromMilliseconds(10 * i)), arrivals.Times);
        Assert.Equal(100, arrivals.PerSecond);
    }

    [Theory]
    [InlineData(0.1, 30, 3)]
    [InlineData(3, 1, 3)]
    [InlineData(1000.0 / 3, 3, 1000)]
    public void Rounding_adds_no_arrival(double perSecond, int seconds, int expected) =>
        Assert.Equal(expected, Arrivals.Constant(perSecond, seconds * _second).Times.Count);

    [Fact]
    public void A_ramp_brings_its_mean_rate_later_rather_than_earlier()
    {
        var arrivals = Arrivals.Stages(Stage.Ramp(0, 100, 10 * _second));
        Assert.Equal(500, arrivals.Times.Count);
        // A quarter of the arrivals in the first half, because the count grows with the square of the time.
        Assert.Equal(125, arrivals.Times.Count(t => t < 5 * _second));
    }

    [Fact]
    public void Stages_follow_each_other()
    {
        var arrivals = Arrivals.Stages(Stage.Hold(10, 10 * _second), Stage.Ramp(10, 100, 10 * _second), Stage.Hold(100, 10 * _second), Stage.Ramp(100, 0, 10 * _second), Stage.Hold(0, 10 * _second));
        Assert.Equal([100, 550, 1000, 500, 0], Enumerable.Range(0, 5).Select(i => arrivals.Times.Count(t => t >= 10 * i * _second && t < 10 * (i + 1) * _second)));
        Assert.Equal(50 * _second, arrivals.Duration);
        Assert.Equal(arrivals.Times.Order(), arrivals.Times);
    }

    [Fact]
    public void The_same_seed_gives_the_same_Poisson_arrivals()
    {
        var arrivals = Arrivals.Poisson(100, 10 * _second, seed: 1);
        Assert.Equal(arrivals.Times, Arrivals.Poisson(100, 10 * _second, seed: 1).Times);
        Assert.NotEqual(arrivals.Times, Arrivals.Poisson(100, 10 * _second, seed: 2).Times);
    }

    [Fact]
    public void Poisson_arrivals_have_the_mean_the_variance_and_the_gaps_of_their_distribution()
    {
        var times = Arrivals.Poisson(100, 1000 * _second, seed: 1).Times;
        var perSecond = times.CountBy(t => (int)t.TotalSeconds).Select(s => s.Value).ToList();
        Assert.Equal(1000, perSecond.Count);
        var mean = perSecond.Average();
        var variance = perSecond.Average(n => (n - mean) * (n - mean));
        Assert.InRange(mean, 99, 101);
        // Their variance is their mean; evenly spaced arrivals would have none.
        Assert.InRange(variance, 85, 115);
        var gaps = times.Zip(times.Skip(1), (a, b) => (b - a).TotalMilliseconds).ToList();
        // Exponential gaps: e^-1 of them are longer than the mean, 10 ms.
        Assert.InRange((double)gaps.Count(g => g > 10) / gaps.Count, 0.36, 0.376);
    }

    [Fact]
    public void Poisson_stages_keep_the_number_each_stage_stands_for()
    {
        var times = Arrivals.Poisson(seed: 3, Stage.Hold(10, 100 * _second), Stage.Ramp(10, 190, 100 * _second)).Times;
        Assert.InRange(times.Count(t => t < 100 * _second), 900, 1100);
        Assert.InRange(times.Count(t => t >= 100 * _second), 9700, 10300);
    }

    [Fact]
    public void A_schedule_too_long_to_keep_is_refused_before_it_is_made()
    {
        var error = Assert.Throws<ArgumentException>(() => Arrivals.Constant(1e6, TimeSpan.FromHours(1)));
        Assert.StartsWith("The stages stand for 3600000000 arrivals; 1 to 1000000 are allowed.", error.Message);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Arrivals.Constant(0, _second));
        Assert.Throws<ArgumentException>(() => Arrivals.Constant(-1, _second));
        Assert.Throws<ArgumentException>(() => Arrivals.Constant(double.NaN, _second));
        Assert.Throws<ArgumentException>(() => Arrivals.Constant(1, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => Arrivals.Recorded(2 * _second, _second));
    }
}
