namespace ShardRouterKata;

/// <summary>Says on which shard something is.</summary>
/// <param name="shards">The names of the shards, each once.</param>
public sealed class ShardRouter(IReadOnlyList<string> shards)
{
    // TODO: shards as guides draw them. Each of the five has a fault that shows only with real names, a restart, a fifth shard or much data.

    /// <summary>Returns the shard of a customer: the same in every process with the same shards.</summary>
    /// <param name="email">In lower case, such as <c>smith.17@example.com</c>.</param>
    public string ShardOfCustomer(string email) => shards[Math.Clamp((email[0] - 'a') * shards.Count / 26, 0, shards.Count - 1)];

    /// <summary>Returns the shard of a business customer's user: the same for all users of a tenant, in every process with the same shards.</summary>
    public string ShardOfUser(string tenant, string user) => shards[Math.Abs($"{tenant}/{user}".GetHashCode() % shards.Count)];

    /// <summary>Returns the shard of a log entry: one for each month in UTC. Sorted as text the names are in the order of time.</summary>
    public static string ShardOfLog(DateTimeOffset at) => $"logs-{at.Year}-{at.Month}";

    /// <summary>Returns the shards that may have log entries of a time, oldest first.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant after it, later than <paramref name="from"/>.</param>
    public static IReadOnlyList<string> ShardsOfLogs(DateTimeOffset from, DateTimeOffset to)
    {
        var names = new List<string>();
        for (var at = from; at < to; at = at.AddMonths(1))
        {
            names.Add(ShardOfLog(at));
        }

        return names;
    }

    /// <summary>Returns the newest orders of all shards: by PlacedAt, newest first, then by name of the shard, then by Id.</summary>
    /// <param name="all">The shards.</param>
    /// <param name="limit">How many orders at most, from 1.</param>
    public static IReadOnlyList<PlacedOrder> Newest(IReadOnlyList<Shard> all, int limit) => all
        .SelectMany(shard => shard.Shop.Use(db => db.Orders.AsNoTracking().ToList())
            .Select(order => new PlacedOrder(shard.Name, order.Id, order.PlacedAt, order.TotalCents)))
        .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Shard, StringComparer.Ordinal).ThenBy(order => order.OrderId)
        .Take(limit)
        .ToList();
}
