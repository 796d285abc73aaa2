// Refused by: A_silent_Redis_is_not_waited_for_longer_than_the_patience
// Every call has a limit, and it is the usual one instead of the one that was given.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;

public sealed class CacheAside(IDatabase redis, CacheSettings settings, Func<int, Task<ProductView?>> load)
{
    // "{}" is JSON and no product.
    private static readonly JsonSerializerOptions _json = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public async Task<ProductView?> GetAsync(int id)
    {
        var key = $"{settings.Prefix}product:v{settings.Version}:{id}";
        if (await ReadAsync(key) is (true, var cached))
        {
            return cached;
        }

        var product = await load(id);
        await WriteAsync(key, product);
        return product;
    }

    private async Task<(bool IsHit, ProductView? Product)> ReadAsync(string key)
    {
        try
        {
            // The JSON of "no such product" is null: an entry like others. No entry at all is a value that is null.
            var cached = await redis.StringGetAsync(key).WithLimit();
            return cached.IsNull ? (false, null) : (true, JsonSerializer.Deserialize<ProductView?>((byte[])cached!, _json));
        }
        catch (Exception error) when (error is JsonException || IsRedisAway(error))
        {
            return (false, null);
        }
    }

    private async Task WriteAsync(string key, ProductView? product)
    {
        try
        {
            var lives = product is null ? settings.MissingLives : settings.FoundLives;
            await redis.StringSetAsync(key, JsonSerializer.SerializeToUtf8Bytes(product, _json), lives).WithLimit();
        }
        catch (Exception error) when (IsRedisAway(error))
        {
            // The caller has the product; the next one will ask the database again.
        }
    }

    // A key of another type is an error of the server, which is a RedisException too.
    private static bool IsRedisAway(Exception error) => error is RedisException or TimeoutException or ObjectDisposedException;
}
