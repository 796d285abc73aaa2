// Refused by: Without_Redis_the_database_answers
// One try around everything, and load again in the catch: when writing fails, the database is asked twice for each product.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;

public sealed class CacheAside(IDatabase redis, CacheSettings settings, Func<int, Task<ProductView?>> load)
{
    private static readonly JsonSerializerOptions _json = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public async Task<ProductView?> GetAsync(int id)
    {
        var key = $"{settings.Prefix}product:v{settings.Version}:{id}";
        try
        {
            var cached = RedisValue.Null;
            try
            {
                cached = await redis.StringGetAsync(key).WithLimit(settings.Patience);
                if (!cached.IsNull)
                {
                    return JsonSerializer.Deserialize<ProductView?>((byte[])cached!, _json);
                }
            }
            catch (Exception error) when (error is JsonException or RedisException or TimeoutException)
            {
                // As if it were not there.
            }

            var product = await load(id);
            var lives = product is null ? settings.MissingLives : settings.FoundLives;
            await redis.StringSetAsync(key, JsonSerializer.SerializeToUtf8Bytes(product, _json), lives).WithLimit(settings.Patience);
            return product;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return await load(id);
        }
    }
}
