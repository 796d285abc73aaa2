using Workbook.Scaling.Simulation;

namespace Workbook.Tests.Scaling.Simulation;

public class AutoscalerTests
{
    private const int Capacity = 100;
    private static readonly AutoscalerRule _rule = new() { Interval = TimeSpan.FromSeconds(15), StartUp = TimeSpan.FromSeconds(30), RemoveAfter = TimeSpan.FromMinutes(5) };

    [Fact]
    public void Steady_traffic_settles_at_the_target()
    {
        var report = Run(perSecond: 630, intervals: 100);

        // 630 / 100 / 0.7
        Assert.Equal(9, report.Steps[^1].Ready);
        Assert.Equal(0.7, report.Steps[^1].Utilisation, precision: 6);
    }

    [Fact]
    public void Within_the_tolerance_nothing_changes()
    {
        var steady = Enumerable.Repeat(2 * 75 * 15, 50).ToList();

        Assert.All(Autoscaler.Run(steady, Capacity, _rule).Steps, step => Assert.Equal(2, step.Ready));
    }

    [Fact]
    public void New_instances_serve_only_after_their_start()
    {
        var report = Run(perSecond: 200, intervals: 20);

        // Seen at the end of the first interval, 15 s; ready 30 s later.
        Assert.Equal([2, 2, 2, 3], report.Steps.Take(4).Select(step => step.Ready));
    }

    [Fact]
    public void What_cannot_be_served_waits_and_is_served_later()
    {
        var arrivals = Enumerable.Repeat(0, 40).ToList();
        arrivals[0] = 2 * Capacity * 15 + 500;

        var report = Autoscaler.Run(arrivals, Capacity, _rule with { Most = 2 });

        Assert.Equal([500, 0], report.Steps.Take(2).Select(step => step.Waiting));
        Assert.Equal(1, report.OverloadedIntervals);
        Assert.Equal(2.5, report.LongestWait.TotalSeconds);
    }

    [Fact]
    public void Instances_go_only_after_fewer_were_enough_for_a_while()
    {
        var arrivals = Enumerable.Repeat(630 * 15, 40).Concat(Enumerable.Repeat(0, 60)).ToList();

        var report = Autoscaler.Run(arrivals, Capacity, _rule);

        var quiet = report.Steps.Skip(40).ToList();
        Assert.All(quiet.Take(20), step => Assert.Equal(9, step.Ready));
        Assert.Equal(2, quiet[22].Ready);
    }

    [Fact]
    public void The_same_seed_is_the_same_day()
    {
        var first = Traffic.Day(50, 1_000, _rule.Interval, seed: 7);

        Assert.Equal(first, Traffic.Day(50, 1_000, _rule.Interval, seed: 7));
        Assert.NotEqual(first, Traffic.Day(50, 1_000, _rule.Interval, seed: 8));
        Assert.Equal(5_760, first.Count);

        // The mean of the day lies in the middle.
        Assert.InRange(first.Sum() / 86_400.0, 524, 526);
    }

    [Fact]
    public void A_rule_that_makes_no_sense_is_refused() =>
        Assert.Throws<ArgumentException>(() => Autoscaler.Run([1], Capacity, _rule with { Least = 3, Most = 2 }));

    private static AutoscaleReport Run(int perSecond, int intervals) => Autoscaler.Run([.. Enumerable.Repeat(perSecond * 15, intervals)], Capacity, _rule);
}
