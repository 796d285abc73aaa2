// Refused by: Orders_of_one_instant_come_by_shard_and_by_Id
// Each shard sorts by time and cuts off: which of the orders of one instant it keeps is left to it.
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShardRouterKata;

public sealed class ShardRouter(IReadOnlyList<string> shards)
{
    public string ShardOfCustomer(string email) => ShardOf(email);

    public string ShardOfUser(string tenant, string user) => ShardOf(tenant);

    public static string ShardOfLog(DateTimeOffset at) => at.ToUniversalTime().ToString("'logs-'yyyy-MM", CultureInfo.InvariantCulture);

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

    public static IReadOnlyList<PlacedOrder> Newest(IReadOnlyList<Shard> all, int limit) => all
        .SelectMany(shard => shard.Shop.Use(db => db.Orders
            .OrderByDescending(order => order.PlacedAt)
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
