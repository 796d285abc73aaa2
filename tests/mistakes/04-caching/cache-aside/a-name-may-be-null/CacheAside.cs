// Refused by: A_corrupt_value_is_a_miss
// Every property has to be there. That one of them is null is JSON as well, and no product.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;
public sealed class CacheAside(IDatabase redis, CacheSettings settings, Func<int, Task<ProductView?>> load)
{
    private const string NoSuchProduct = "-";
    private static readonly JsonSerializerOptions _json = new() { RespectRequiredConstructorParameters = true };
    public async Task<ProductView?> GetAsync(int id)
    {
        RedisKey key = $"{settings.Prefix}product:v{settings.Version}:{id}";
        var redisIsThere = true;
        try
        {
            var cached = await redis.StringGetAsync(key).WithLimit(settings.Patience);
            if (cached == NoSuchProduct)
            {
                return null;
            }

            if (cached.HasValue && JsonSerializer.Deserialize<ProductView>((string)cached!, _json) is { } found)
            {
                return found;
            }
        }
        catch (Exception e) when (e is JsonException or RedisServerException)
        {
            // Unreadable, or a key of another type: replaced below.
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            redisIsThere = false;
        }

        var product = await load(id);
        if (redisIsThere)
        {
            try
            {
                var text = product is null ? NoSuchProduct : JsonSerializer.Serialize(product);
                await redis.StringSetAsync(key, text, product is null ? settings.MissingLives : settings.FoundLives).WithLimit(settings.Patience);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                // Not cached this time.
            }
        }

        return product;
    }
}
