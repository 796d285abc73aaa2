using System.Globalization;
using StackExchange.Redis;

namespace Shop.Api.State;

/// <summary>Keeps everything in Redis: any instance can go, and another takes over.</summary>
internal sealed class RedisState(RedisConnection redis, ShopSettings settings) : IShopState
{
    public async Task<string> SignInAsync(int customerId)
    {
        var id = SessionId.New();

        // Value and expiry in one command: a crash between two would leave a session that never ends.
        await redis.UseAsync(db => db.StringSetAsync(Session(id), customerId, settings.SessionLife));
        return id;
    }

    public async Task<int?> CustomerAsync(string session)
    {
        // Reads and lets it live on in one round trip.
        var seconds = ((int)settings.SessionLife.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var found = await redis.UseAsync(db => db.ExecuteAsync("GETEX", (RedisKey)Session(session), "EX", seconds));
        return found.IsNull ? null : (int)found;
    }

    public Task SignOutAsync(string session) => redis.UseAsync(db => db.KeyDeleteAsync(Session(session)));

    public async Task<long> OrderAsync(int customerId, int productId, int quantity)
    {
        var id = await redis.UseAsync(db => db.StringIncrementAsync(settings.KeyPrefix + "last-order"));
        await redis.UseAsync(db => db.ListRightPushAsync(Orders(customerId), FormattableString.Invariant($"{id} {productId} {quantity}")));
        return id;
    }

    public async Task<IReadOnlyList<PlacedOrder>> OrdersAsync(int customerId)
    {
        var orders = await redis.UseAsync(db => db.ListRangeAsync(Orders(customerId)));
        return [.. orders.Select(order => ((string)order!).Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray())
            .Select(parts => new PlacedOrder(parts[0], (int)parts[1], (int)parts[2]))];
    }

    private string Session(string id) => $"{settings.KeyPrefix}session:{id}";

    private string Orders(int customerId) => FormattableString.Invariant($"{settings.KeyPrefix}orders:{customerId}");
}
