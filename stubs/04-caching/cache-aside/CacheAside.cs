using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;

/// <summary>Products from Redis, and from the database when Redis does not have them. Safe to use from several threads.</summary>
/// <param name="redis">The cache.</param>
/// <param name="settings">Keys and times to live.</param>
/// <param name="load">Asks the database; null where there is no such product.</param>
public sealed class CacheAside(IDatabase redis, CacheSettings settings, Func<int, Task<ProductView?>> load)
{
    /// <summary>Gets a product; null where there is none. Fails only when the database fails.</summary>
    public async Task<ProductView?> GetAsync(int id)
    {
        // TODO: right on a good day. See what Redis gets to do on the others.
        string key = settings.Prefix + "product:" + id;
        var cached = await redis.StringGetAsync(key).WithLimit(settings.Patience);
        if (cached.HasValue)
        {
            return JsonSerializer.Deserialize<ProductView>((string)cached!);
        }

        var product = await load(id);
        if (product is not null)
        {
            await redis.StringSetAsync(key, JsonSerializer.Serialize(product)).WithLimit(settings.Patience);
            await redis.KeyExpireAsync(key, settings.FoundLives).WithLimit(settings.Patience);
        }

        return product;
    }
}
