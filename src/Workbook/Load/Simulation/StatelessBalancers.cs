namespace Workbook.Load.Simulation;

internal sealed class LeastConnectionsBalancer : Balancer
{
    public override string Name => "least connections";

    public override int Choose(IReadOnlyList<ServerState> healthy, string key)
    {
        var best = 0;
        for (var i = 1; i < healthy.Count; i++)
            best = healthy[i].InFlight < healthy[best].InFlight ? i : best;
        return best;
    }
}

internal sealed class HashBalancer : Balancer
{
    public override string Name => "hash";

    // Not string.GetHashCode, which differs from process to process. FNV-1a, 32 bits.
    public override int Choose(IReadOnlyList<ServerState> healthy, string key) =>
        (int)(key.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)) % (uint)healthy.Count);
}
