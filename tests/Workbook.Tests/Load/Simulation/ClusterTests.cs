using Workbook.Load;
using Workbook.Load.Simulation;

namespace Workbook.Tests.Load.Simulation;

public class ClusterTests
{
    private static readonly TimeSpan _ms = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_queue_worked_out_by_hand_comes_out_the_same()
    {
        // Two workers, 10 ms each: the third and fourth wait for the first and second, the fifth finds one free.
        var report = Cluster.Run(Arrivals.Recorded(0 * _ms, 1 * _ms, 2 * _ms, 3 * _ms, 20 * _ms), [Fixed("a", 2, 10)], Balancer.RoundRobin(), seed: 1);
        Assert.Equal([10 * _ms, 10 * _ms, 10 * _ms, 18 * _ms, 18 * _ms], report.Latencies.Sorted);
        Assert.Equal(2, report.Servers[0].LongestQueue);
        Assert.Equal(30 * _ms, report.Duration);
        Assert.Equal(50.0 / 60, report.Servers[0].Utilisation, 10);
    }

    [Fact]
    public void An_exponential_server_waits_as_queueing_theory_says()
    {
        // M/M/1 at 80 %: mean time in the system is 10 ms / (1 - 0.8) = 50 ms, and Little's law holds by construction.
        var report = Cluster.Run(Arrivals.Poisson(80, 4_000 * _second, seed: 5), [new("a", 1, ServiceTime.Exponential(10 * _ms))], Balancer.RoundRobin(), seed: 5);
        Assert.InRange(report.Latencies.Mean, 47 * _ms, 53 * _ms);
        Assert.InRange(report.Servers[0].Utilisation, 0.79, 0.81);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));

        static string Run(int seed) => Cluster.Run(Arrivals.Poisson(300, 60 * _second, seed: 1), Unequal(), Balancer.PowerOfTwo(seed), seed).ToString();
    }

    [Fact]
    public void A_stall_delays_what_is_in_flight_and_what_comes()
    {
        var server = Fixed("a", 1, 10) with { Stalls = [new(5 * _ms, 100 * _ms)] };
        var report = Cluster.Run(Arrivals.Recorded(0 * _ms, 50 * _ms, 200 * _ms), [server], Balancer.RoundRobin(), seed: 1);
        Assert.Equal([10 * _ms, 70 * _ms, 110 * _ms], report.Latencies.Sorted);
    }

    [Fact]
    public void A_full_queue_rejects_and_an_unhealthy_server_gets_nothing_new()
    {
        var full = Cluster.Run(Arrivals.Recorded(0 * _ms, 0 * _ms, 0 * _ms), [Fixed("a", 1, 10) with { QueueLimit = 1 }], Balancer.RoundRobin(), seed: 1);
        Assert.Equal((2, 1), (full.Servers[0].Requests, full.Lost));

        var sick = Fixed("a", 1, 10) with { Unhealthy = [new(5 * _ms, 10 * _ms)] };
        var report = Cluster.Run(Arrivals.Recorded(0 * _ms, 6 * _ms, 15 * _ms), [sick, Fixed("b", 1, 10)], Balancer.LeastConnections(), seed: 1);
        Assert.Equal([2, 1], report.Servers.Select(s => s.Requests));
        Assert.Equal(1, Cluster.Run(Arrivals.Recorded(0 * _ms, 6 * _ms), [sick], Balancer.RoundRobin(), seed: 1).Refused);
    }

    [Fact]
    public void On_unequal_servers_round_robin_drowns_the_slow_one_and_policies_that_look_do_not()
    {
        var arrivals = Arrivals.Poisson(330, 60 * _second, seed: 1);
        TimeSpan P99(Balancer balancer) => Cluster.Run(arrivals, Unequal(), balancer, seed: 1).Latencies.At(99);
        var blind = P99(Balancer.RoundRobin());
        // 110 a second go to a server that can do 50: its queue grows all the time.
        Assert.True(blind > 10 * _second, blind.ToString());
        Assert.InRange(P99(Balancer.Weighted()), 0 * _ms, _second);
        Assert.InRange(P99(Balancer.LeastConnections()), 0 * _ms, _second / 2);
        Assert.InRange(P99(Balancer.PowerOfTwo(1)), 0 * _ms, _second);
    }

    // Capacities 200, 200 and 50 per second.
    private static SimulatedServer[] Unequal() =>
    [
        new("fast 1", 4, ServiceTime.Exponential(20 * _ms)) { Weight = 4 },
        new("fast 2", 4, ServiceTime.Exponential(20 * _ms)) { Weight = 4 },
        new("slow", 1, ServiceTime.Exponential(20 * _ms)) { Weight = 1 },
    ];

    private static SimulatedServer Fixed(string name, int workers, int milliseconds) => new(name, workers, ServiceTime.Constant(milliseconds * _ms));
}
