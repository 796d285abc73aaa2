namespace LoadBalancersKata;

// TODO: five balancers as one writes them first. Each is right for equal servers that never fail, asked by one thread.

/// <summary>What the balancers share.</summary>
public abstract class Balancer(IReadOnlyList<Server> servers) : IBalancer
{
    /// <inheritdoc/>
    public Server Next(string address)
    {
        var server = Choose(servers, address);
        server.Begin();
        return server;
    }

    protected abstract Server Choose(IReadOnlyList<Server> servers, string address);
}

/// <summary>One after the other; each healthy server gets the same number of requests.</summary>
public sealed class RoundRobin(IReadOnlyList<Server> servers) : Balancer(servers)
{
    private int _turn;

    protected override Server Choose(IReadOnlyList<Server> servers, string address) => servers[_turn++ % servers.Count];
}

/// <summary>By weight, spread as evenly as nginx does: 5, 1 and 1 give a a b a c a a, not five in a row.</summary>
public sealed class SmoothWeighted(IReadOnlyList<Server> servers) : Balancer(servers)
{
    private int _turn;

    protected override Server Choose(IReadOnlyList<Server> servers, string address)
    {
        var turns = servers.SelectMany(server => Enumerable.Repeat(server, server.Weight)).ToList();
        return turns[_turn++ % turns.Count];
    }
}

/// <summary>The server with fewest requests in flight.</summary>
public sealed class LeastConnections(IReadOnlyList<Server> servers) : Balancer(servers)
{
    protected override Server Choose(IReadOnlyList<Server> servers, string address) => servers.MinBy(server => server.InFlight)!;
}

/// <summary>Of two servers taken by chance, the one with fewer requests in flight. Asks only these two.</summary>
/// <param name="servers">The servers.</param>
/// <param name="random">The source of chance; not safe to use from several threads.</param>
public sealed class PowerOfTwo(IReadOnlyList<Server> servers, Random random) : Balancer(servers)
{
    protected override Server Choose(IReadOnlyList<Server> servers, string address) => servers[random.Next(servers.Count)];
}

/// <summary>The same server for the same address, in every process. When a server is out, only its addresses move, spread over
/// the others, and they come back with it.</summary>
public sealed class AddressHash(IReadOnlyList<Server> servers) : Balancer(servers)
{
    protected override Server Choose(IReadOnlyList<Server> servers, string address) =>
        servers[Math.Abs(address.GetHashCode() % servers.Count)];
}
