// A ring of virtual nodes for the shards, and a merge by a priority queue that takes the newest head of all shards.
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
            .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Id)
            .Take(limit)
            .Select(order => new PlacedOrder(shard.Name, order.Id, order.PlacedAt, order.TotalCents))
            .ToList()))
        .ToLookup(order => order.Shard)
        .Aggregate(new PriorityQueue<Queue<PlacedOrder>, (long, string)>(), (heads, shard) =>
        {
            heads.Enqueue(new Queue<PlacedOrder>(shard), Rank(shard.First()));
            return heads;
        }, heads => Merge(heads, limit).ToList());

    private static (long, string) Rank(PlacedOrder order) => (-order.PlacedAt.Ticks, order.Shard);

    private static IEnumerable<PlacedOrder> Merge(PriorityQueue<Queue<PlacedOrder>, (long, string)> heads, int limit)
    {
        for (var taken = 0; taken < limit && heads.TryDequeue(out var shard, out _); taken++)
        {
            yield return shard.Dequeue();
            if (shard.TryPeek(out var next))
            {
                heads.Enqueue(shard, Rank(next));
            }
        }
    }

    private readonly SortedList<ulong, string> _ring = new(
        shards.SelectMany(shard => Enumerable.Range(0, 300).Select(i => (Point: Hash($"{shard}/{i}"), shard))).ToDictionary(point => point.Point, point => point.shard));

    private string ShardOf(string key)
    {
        var hash = Hash(key);
        var (low, high) = (0, _ring.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ring.GetKeyAtIndex(middle) < hash ? (middle + 1, high) : (low, middle);
        }

        return _ring.GetValueAtIndex(low % _ring.Count);
    }

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
