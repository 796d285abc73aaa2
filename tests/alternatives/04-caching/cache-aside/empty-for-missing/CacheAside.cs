// An empty value stands for "no such product"; a write that fails is waited for and not looked at.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;

public sealed class CacheAside(IDatabase redis, CacheSettings settings, Func<int, Task<ProductView?>> load)
{
    private static readonly JsonSerializerOptions _json = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public async Task<ProductView?> GetAsync(int id)
    {
        string key = $"{settings.Prefix}{settings.Version}/{id}";
        try
        {
            var cached = await redis.StringGetAsync(key).WithLimit(settings.Patience);
            if (cached.HasValue)
            {
                return JsonSerializer.Deserialize<ProductView>((string)cached!, _json);
            }

            if (!cached.IsNull)
            {
                return null;
            }
        }
        catch (Exception error) when (error is RedisException or TimeoutException or JsonException)
        {
            // A miss.
        }

        var product = await load(id);
        await SendAsync(key, product);
        return product;
    }

    private async Task SendAsync(string key, ProductView? product)
    {
        var (value, lives) = product is null ? ("", settings.MissingLives) : (JsonSerializer.Serialize(product), settings.FoundLives);
        await Task.WhenAny(redis.StringSetAsync(key, value, lives).WithLimit(settings.Patience));
    }
}
