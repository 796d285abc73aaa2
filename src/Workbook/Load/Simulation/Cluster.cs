namespace Workbook.Load.Simulation;

/// <summary>Servers behind a balancer, in virtual time: an hour of traffic takes milliseconds, and the same seed gives the same numbers everywhere.</summary>
public static class Cluster
{
    /// <summary>Sends every arrival to the server that the balancer chooses, and lets all of them be answered.</summary>
    /// <param name="arrivals">When requests come.</param>
    /// <param name="servers">At least one.</param>
    /// <param name="balancer">A new one for each run.</param>
    /// <param name="seed">For the service times. Every server has its own sequence, so the policy does not change what chance brings.</param>
    /// <param name="key">What the n-th request (from 0) belongs to. Default: each to itself.</param>
    public static ClusterReport Run(Arrivals arrivals, IReadOnlyList<SimulatedServer> servers, Balancer balancer, int seed, Func<int, string>? key = null)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(servers);
        ArgumentNullException.ThrowIfNull(balancer);
        if (servers.Count == 0 || servers.Any(s => s.Workers < 1))
            throw new ArgumentException("A simulation needs at least one server, and each at least one worker.", nameof(servers));
        var events = new DiscreteEvents();
        ServerQueue[] queues = [.. servers.Select((server, i) => new ServerQueue(server, events, new Random(unchecked(seed * 1_000_003 + i))))];
        var refused = 0;
        for (var i = 0; i < arrivals.Times.Count; i++)
        {
            var number = i;
            events.Schedule(arrivals.Times[i], () => Arrive(number));
        }
        events.Run();
        return Report(balancer.Name, queues, refused, events.Now);

        void Arrive(int number)
        {
            var healthy = new List<ServerState>(queues.Length);
            for (var i = 0; i < queues.Length; i++)
            {
                if (!queues[i].Server.Unhealthy.Any(period => period.Contains(events.Now)))
                    healthy.Add(new ServerState(i, queues[i].Server.Name, queues[i].Server.Weight, queues[i].InFlight));
            }
            if (healthy.Count == 0)
                refused++;
            else
                queues[healthy[balancer.Choose(healthy, key?.Invoke(number) ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture))].Index].Arrive();
        }
    }

    private static ClusterReport Report(string balancer, ServerQueue[] queues, int refused, TimeSpan end) => new(
        balancer,
        [.. queues.Select(q => new ServerResult(q.Server.Name, q.Latencies.Count, q.Rejected,
            end == TimeSpan.Zero ? 0 : q.Busy / (end * q.Server.Workers), q.LongestQueue, new Latencies(q.Latencies)))],
        new Latencies(queues.SelectMany(q => q.Latencies)), refused, end);
}
