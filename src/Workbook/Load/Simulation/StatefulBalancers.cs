namespace Workbook.Load.Simulation;

internal sealed class RoundRobinBalancer : Balancer
{
    private int _next = -1;

    public override string Name => "round robin";

    public override int Choose(IReadOnlyList<ServerState> healthy, string key) => _next = (_next + 1) % healthy.Count;
}

internal sealed class WeightedBalancer : Balancer
{
    private readonly Dictionary<int, int> _credit = [];

    public override string Name => "weighted";

    public override int Choose(IReadOnlyList<ServerState> healthy, string key)
    {
        var best = 0;
        for (var i = 0; i < healthy.Count; i++)
        {
            var credit = _credit[healthy[i].Index] = _credit.GetValueOrDefault(healthy[i].Index) + healthy[i].Weight;
            best = credit > _credit[healthy[best].Index] ? i : best;
        }
        _credit[healthy[best].Index] -= healthy.Sum(s => s.Weight);
        return best;
    }
}

internal sealed class RandomBalancer(int seed) : Balancer
{
    private readonly Random _random = new(seed);

    public override string Name => "random";

    public override int Choose(IReadOnlyList<ServerState> healthy, string key) => _random.Next(healthy.Count);
}

internal sealed class PowerOfTwoBalancer(int seed) : Balancer
{
    private readonly Random _random = new(seed);

    public override string Name => "power of two";

    public override int Choose(IReadOnlyList<ServerState> healthy, string key)
    {
        if (healthy.Count == 1)
            return 0;
        var first = _random.Next(healthy.Count);
        // One of the others: comparing a server with itself would be no choice.
        var second = (first + 1 + _random.Next(healthy.Count - 1)) % healthy.Count;
        return healthy[second].InFlight < healthy[first].InFlight ? second : first;
    }
}
