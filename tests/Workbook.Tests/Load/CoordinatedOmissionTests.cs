using Workbook.Load;
using Workbook.Load.Simulation;
using Workbook.Time;

namespace Workbook.Tests.Load;

/// <summary>A server that needs 1 ms and stalls once, for a second, under 100 requests per second for 10 seconds.</summary>
public class CoordinatedOmissionTests
{
    private static readonly TimeSpan _ms = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(10);
    private static readonly SimulatedServer _stalling = new("stalling", 1, ServiceTime.Constant(_ms)) { Stalls = [new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1))] };

    [Fact]
    public void Counted_from_the_schedule_the_stall_shows_and_counted_from_the_send_it_does_not()
    {
        var report = OneConnection();
        Assert.Equal(1000, report.Samples.Count);
        // One request of 1,000 met the stall while it was in flight; the hundred that were due meanwhile waited unseen.
        Assert.Equal(1 * _ms, report.Uncorrected.At(99));
        Assert.Equal(1 * _ms, report.Uncorrected.At(99.9));
        Assert.Equal(1001 * _ms, report.Uncorrected.Max);
        Assert.InRange(report.Corrected.At(99), 900 * _ms, 920 * _ms);
        Assert.InRange(report.Corrected.Sorted.Count(l => l > 10 * _ms), 100, 115);
    }

    [Fact]
    public void The_wait_for_a_busy_connection_is_not_blamed_on_the_generator()
    {
        var report = OneConnection();
        Assert.Equal(TimeSpan.Zero, report.GeneratorLag.Max);
        Assert.False(report.GeneratorWasBottleneck);
    }

    [Fact]
    public void With_enough_connections_every_request_leaves_on_time_and_both_figures_agree()
    {
        var report = Run(new LoadOptions());
        Assert.Equal(report.Corrected.Sorted, report.Uncorrected.Sorted);
        Assert.InRange(report.Uncorrected.At(99), 900 * _ms, 920 * _ms);
    }

    [Fact]
    public void A_closed_loop_stops_asking_while_the_server_stalls()
    {
        var report = VirtualTime.Run(time => ClosedLoop.RunAsync(1, _duration, [Paced(time)], new LoadOptions { Time = time }));
        // 10 s in steps of 10 ms, less the hundred that nobody sent.
        Assert.InRange(report.Samples.Count, 895, 905);
        Assert.Equal(1 * _ms, report.Corrected.At(99));
        Assert.Equal(1, report.Samples.Count(s => s.Corrected > 10 * _ms));
        Assert.Equal("closed loop", report.Kind);
    }

    private static Scenario Paced(TimeProvider time) =>
        new("paced", 1, new LoadStep("get", new VirtualServer(_stalling, time).SendAsync) { Think = ThinkTime.Of(9 * _ms) });

    private static LoadReport OneConnection() => Run(new LoadOptions { Connections = 1 });

    private static LoadReport Run(LoadOptions options) => VirtualTime.Run(time => OpenLoop.RunAsync(
        Arrivals.Constant(100, _duration), [Scenario.Of("get", new VirtualServer(_stalling, time).SendAsync)], options with { Time = time }));
}
