using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LoadBalancersKata;

/// <summary>What the balancers share: only healthy servers, one caller at a time.</summary>
public abstract class Balancer(IReadOnlyList<Server> servers) : IBalancer
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public Server Next(string address)
    {
        // To choose and to count are one step: between them, others would choose the same server.
        lock (_lock)
        {
            var healthy = servers.Where(server => server.IsHealthy).ToList();
            var server = healthy.Count > 0 ? Choose(healthy, address) : throw new NoServerException();
            server.Begin();
            return server;
        }
    }

    /// <summary>Chooses one of the healthy servers, of which there is at least one. Called by one thread at a time.</summary>
    protected abstract Server Choose(IReadOnlyList<Server> healthy, string address);
}

/// <summary>One after the other; each healthy server gets the same number of requests.</summary>
public sealed class RoundRobin(IReadOnlyList<Server> servers) : Balancer(servers)
{
    private uint _turn;

    /// <inheritdoc/>
    protected override Server Choose(IReadOnlyList<Server> healthy, string address) => healthy[(int)(_turn++ % healthy.Count)];
}

/// <summary>By weight, spread as evenly as nginx does: 5, 1 and 1 give a a b a c a a, not five in a row.</summary>
public sealed class SmoothWeighted(IReadOnlyList<Server> servers) : Balancer(servers)
{
    private readonly Dictionary<Server, int> _credit = servers.ToDictionary(server => server, _ => 0);

    /// <inheritdoc/>
    protected override Server Choose(IReadOnlyList<Server> healthy, string address)
    {
        foreach (var server in healthy)
        {
            _credit[server] += server.Weight;
        }

        var richest = healthy.MaxBy(server => _credit[server])!;
        _credit[richest] -= healthy.Sum(server => server.Weight);
        return richest;
    }
}

/// <summary>The server with fewest requests in flight.</summary>
public sealed class LeastConnections(IReadOnlyList<Server> servers) : Balancer(servers)
{
    /// <inheritdoc/>
    protected override Server Choose(IReadOnlyList<Server> healthy, string address) => healthy.MinBy(server => server.InFlight)!;
}

/// <summary>Of two servers taken by chance, the one with fewer requests in flight. Asks only these two.</summary>
public sealed class PowerOfTwo(IReadOnlyList<Server> servers, Random random) : Balancer(servers)
{
    /// <inheritdoc/>
    protected override Server Choose(IReadOnlyList<Server> healthy, string address)
    {
        var first = random.Next(healthy.Count);
        // One of the others: a server that is compared with itself always wins.
        var second = (first + 1 + random.Next(Math.Max(1, healthy.Count - 1))) % healthy.Count;
        return healthy[first].InFlight <= healthy[second].InFlight ? healthy[first] : healthy[second];
    }
}

/// <summary>The same server for the same address, in every process. When a server is out, only its addresses move, spread over
/// the others, and they come back with it.</summary>
public sealed class AddressHash(IReadOnlyList<Server> servers) : Balancer(servers)
{
    /// <inheritdoc/>
    protected override Server Choose(IReadOnlyList<Server> healthy, string address) =>
        healthy.MaxBy(server => Hash($"{address} {server.Name}"))!;

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
