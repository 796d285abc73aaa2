using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShardRouterKata;

/// <summary>Says on which shard something is.</summary>
/// <param name="shards">The names of the shards, each once.</param>
public sealed class ShardRouter(IReadOnlyList<string> shards)
{
    /// <summary>Returns the shard of a customer: the same in every process with the same shards.</summary>
    /// <param name="email">In lower case, such as <c>smith.17@example.com</c>.</param>
    public string ShardOfCustomer(string email) => ShardOf(email);

    /// <summary>Returns the shard of a business customer's user: the same for all users of a tenant, in every process with the same shards.</summary>
    public string ShardOfUser(string tenant, string user) => ShardOf(tenant);

    /// <summary>Returns the shard of a log entry: one for each month in UTC. Sorted as text the names are in the order of time.</summary>
    public static string ShardOfLog(DateTimeOffset at) => at.ToUniversalTime().ToString("'logs-'yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Returns the shards that may have log entries of a time, oldest first.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant after it, later than <paramref name="from"/>.</param>
    public static IReadOnlyList<string> ShardsOfLogs(DateTimeOffset from, DateTimeOffset to)
    {
        var names = new List<string>();
        var utc = from.UtcDateTime;
        for (var month = new DateTime(utc.Year, utc.Month, 1, 0, 0, 0, DateTimeKind.Utc); month < to.UtcDateTime; month = month.AddMonths(1))
        {
            names.Add(ShardOfLog(month));
        }

        return names;
    }

    /// <summary>Returns the newest orders of all shards: by PlacedAt, newest first, then by name of the shard, then by Id.</summary>
    /// <param name="all">The shards.</param>
    /// <param name="limit">How many orders at most, from 1.</param>
    public static IReadOnlyList<PlacedOrder> Newest(IReadOnlyList<Shard> all, int limit) => all
        .SelectMany(shard => shard.Shop.Use(db => db.Orders
            .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Id)
            .Take(limit)
            .Select(order => new PlacedOrder(shard.Name, order.Id, order.PlacedAt, order.TotalCents))
            .ToList()))
        .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Shard, StringComparer.Ordinal).ThenBy(order => order.OrderId)
        .Take(limit)
        .ToList();

    // Each shard draws a number for the key and the highest wins: a shard that is new takes what it wins, and nothing else moves.
    private string ShardOf(string key) => shards.MaxBy(shard => Hash($"{key}|{shard}"))!;

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
