using Workbook.Load;
using Workbook.Load.Simulation;

namespace Workbook.Tests.Load.Simulation;

public class ClusterTests
{
    private static readonly TimeSpan Ms = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_queue_worked_out_by_hand_comes_out_the_same()
    {
        // Two workers, 10 ms each: the third and fourth wait for the first and second, the fifth finds one free.
        var report = Cluster.Run(Arrivals.Recorded(0 * Ms, 1 * Ms, 2 * Ms, 3 * Ms, 20 * Ms), [Fixed("a", 2, 10)], Balancer.RoundRobin(), seed: 1);
        Assert.Equal([10 * Ms, 10 * Ms, 10 * Ms, 18 * Ms, 18 * Ms], report.Latencies.Sorted);
        Assert.Equal(2, report.Servers[0].LongestQueue);
        Assert.Equal(30 * Ms, report.Duration);
        Assert.Equal(50.0 / 60, report.Servers[0].Utilisation, 10);
    }

    [Fact]
    public void An_exponential_server_waits_as_queueing_theory_says()
    {
        // M/M/1 at 80 %: mean time in the system is 10 ms / (1 - 0.8) = 50 ms, and Little's law holds by construction.
        var report = Cluster.Run(Arrivals.Poisson(80, 4_000 * Second, seed: 5), [new("a", 1, ServiceTime.Exponential(10 * Ms))], Balancer.RoundRobin(), seed: 5);
        Assert.InRange(report.Latencies.Mean, 47 * Ms, 53 * Ms);
        Assert.InRange(report.Servers[0].Utilisation, 0.79, 0.81);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));

        static string Run(int seed) => Cluster.Run(Arrivals.Poisson(300, 60 * Second, seed: 1), Unequal(), Balancer.PowerOfTwo(seed), seed).ToString();
    }

    [Fact]
    public void A_stall_delays_what_is_in_flight_and_what_comes()
    {
        var server = Fixed("a", 1, 10) with { Stalls = [new(5 * Ms, 100 * Ms)] };
        var report = Cluster.Run(Arrivals.Recorded(0 * Ms, 50 * Ms, 200 * Ms), [server], Balancer.RoundRobin(), seed: 1);
        Assert.Equal([10 * Ms, 70 * Ms, 110 * Ms], report.Latencies.Sorted);
    }

    [Fact]
    public void A_full_queue_rejects_and_an_unhealthy_server_gets_nothing_new()
    {
        var full = Cluster.Run(Arrivals.Recorded(0 * Ms, 0 * Ms, 0 * Ms), [Fixed("a", 1, 10) with { QueueLimit = 1 }], Balancer.RoundRobin(), seed: 1);
        Assert.Equal((2, 1), (full.Servers[0].Requests, full.Lost));

        var sick = Fixed("a", 1, 10) with { Unhealthy = [new(5 * Ms, 10 * Ms)] };
        var report = Cluster.Run(Arrivals.Recorded(0 * Ms, 6 * Ms, 15 * Ms), [sick, Fixed("b", 1, 10)], Balancer.LeastConnections(), seed: 1);
        Assert.Equal([2, 1], report.Servers.Select(s => s.Requests));
        Assert.Equal(1, Cluster.Run(Arrivals.Recorded(0 * Ms, 6 * Ms), [sick], Balancer.RoundRobin(), seed: 1).Refused);
    }

    [Fact]
    public void On_unequal_servers_round_robin_drowns_the_slow_one_and_policies_that_look_do_not()
    {
        var arrivals = Arrivals.Poisson(330, 60 * Second, seed: 1);
        TimeSpan P99(Balancer balancer) => Cluster.Run(arrivals, Unequal(), balancer, seed: 1).Latencies.At(99);
        var blind = P99(Balancer.RoundRobin());
        // 110 a second go to a server that can do 50: its queue grows all the time.
        Assert.True(blind > 10 * Second, blind.ToString());
        Assert.InRange(P99(Balancer.Weighted()), 0 * Ms, Second);
        Assert.InRange(P99(Balancer.LeastConnections()), 0 * Ms, Second / 2);
        Assert.InRange(P99(Balancer.PowerOfTwo(1)), 0 * Ms, Second);
    }

    // Capacities 200, 200 and 50 per second.
    private static SimulatedServer[] Unequal() =>
    [
        new("fast 1", 4, ServiceTime.Exponential(20 * Ms)) { Weight = 4 },
        new("fast 2", 4, ServiceTime.Exponential(20 * Ms)) { Weight = 4 },
        new("slow", 1, ServiceTime.Exponential(20 * Ms)) { Weight = 1 },
    ];

    private static SimulatedServer Fixed(string name, int workers, int milliseconds) => new(name, workers, ServiceTime.Constant(milliseconds * Ms));
}
