namespace Workbook.Load.Simulation;

/// <summary>Chooses the server of a request. An instance belongs to one run: most policies keep state.</summary>
public abstract class Balancer
{
    /// <summary>What a report calls the policy.</summary>
    public abstract string Name { get; }

    /// <summary>Chooses.</summary>
    /// <param name="healthy">The servers that may get it, at least one, in a fixed order.</param>
    /// <param name="key">What the request belongs to: a user, a tenant, an address.</param>
    /// <returns>A place in <paramref name="healthy"/>.</returns>
    public abstract int Choose(IReadOnlyList<ServerState> healthy, string key);

    /// <summary>One after the other.</summary>
    public static Balancer RoundRobin() => new RoundRobinBalancer();

    /// <summary>By weight, spread evenly: 5, 1 and 1 give a a b a c a a, not five in a row.</summary>
    public static Balancer Weighted() => new WeightedBalancer();

    /// <summary>By chance.</summary>
    public static Balancer AtRandom(int seed) => new RandomBalancer(seed);

    /// <summary>Fewest requests in flight, of equals the first.</summary>
    public static Balancer LeastConnections() => new LeastConnectionsBalancer();

    /// <summary>Two by chance, the one with fewer requests in flight: nearly as even as <see cref="LeastConnections"/> and asks only two.</summary>
    public static Balancer PowerOfTwo(int seed) => new PowerOfTwoBalancer(seed);

    /// <summary>A hash of the key modulo the number of healthy servers: the same key, the same server, until that number changes.</summary>
    public static Balancer Hash() => new HashBalancer();
}
