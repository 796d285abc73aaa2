// Refused by: Parallel_callers_share_the_servers_exactly
// The lock is held as briefly as possible: the choice is inside, what it rests on is changed outside.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LoadBalancersKata;

public abstract class Balancer(IReadOnlyList<Server> servers) : IBalancer
{
    private readonly Lock _lock = new();

    public Server Next(string address)
    {
        Server server;
        lock (_lock)
        {
            var healthy = servers.Where(one => one.IsHealthy).ToList();
            server = healthy.Count > 0 ? Choose(healthy, address) : throw new NoServerException();
        }

        server.Begin();
        return server;
    }

    protected abstract Server Choose(IReadOnlyList<Server> healthy, string address);
}

public sealed class RoundRobin(IReadOnlyList<Server> servers) : Balancer(servers)
{
    private uint _turn;

    protected override Server Choose(IReadOnlyList<Server> healthy, string address) => healthy[(int)(_turn++ % healthy.Count)];
}

public sealed class SmoothWeighted(IReadOnlyList<Server> servers) : Balancer(servers)
{
    private readonly Dictionary<Server, int> _credit = servers.ToDictionary(server => server, _ => 0);

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

public sealed class LeastConnections(IReadOnlyList<Server> servers) : Balancer(servers)
{
    protected override Server Choose(IReadOnlyList<Server> healthy, string address) => healthy.MinBy(server => server.InFlight)!;
}

public sealed class PowerOfTwo(IReadOnlyList<Server> servers, Random random) : Balancer(servers)
{
    protected override Server Choose(IReadOnlyList<Server> healthy, string address)
    {
        var first = random.Next(healthy.Count);
        // One of the others: a server that is compared with itself always wins.
        var second = (first + 1 + random.Next(Math.Max(1, healthy.Count - 1))) % healthy.Count;
        return healthy[first].InFlight <= healthy[second].InFlight ? healthy[first] : healthy[second];
    }
}

public sealed class AddressHash(IReadOnlyList<Server> servers) : Balancer(servers)
{
    protected override Server Choose(IReadOnlyList<Server> healthy, string address) =>
        healthy.MaxBy(server => Hash($"{address} {server.Name}"))!;

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
