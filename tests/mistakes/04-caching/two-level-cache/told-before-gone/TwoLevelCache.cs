// Refused by: Whoever_hears_of_an_invalidation_no_longer_finds_the_old_product
// Tells the others first. They ask Redis at once, where the old product still is, and keep it for a minute more.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace TwoLevelCacheKata;

public sealed class TwoLevelCache
{
    // Text that lacks a property is no product, and neither is one without a name.
    private static readonly JsonSerializerOptions _strict = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Product Product, long KeptAt)> _local = [];
    private readonly ConnectionMultiplexer _redis;
    private readonly string _prefix;
    private readonly CacheTimes _times;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private long _invalidations;
    private long? _awaySince;

    private TwoLevelCache(ConnectionMultiplexer redis, string prefix, CacheTimes times, TimeProvider time, Action<string> warn) =>
        (_redis, _prefix, _times, _time, _warn) = (redis, prefix, times, time, warn);

    private RedisChannel Channel => new(_prefix + "invalidated", RedisChannel.PatternMode.Literal);

    public static async Task<TwoLevelCache> StartAsync(ConnectionMultiplexer redis, string prefix, CacheTimes times, TimeProvider time, Action<string> warn)
    {
        var cache = new TwoLevelCache(redis, prefix, times, time, warn);
        await redis.GetSubscriber().SubscribeAsync(cache.Channel, (_, key) => cache.Forget((string)key!)).WithLimit();
        return cache;
    }

    public async Task<Product> GetAsync(string key, Func<Task<Product>> load)
    {
        long invalidations;
        lock (_lock)
        {
            if (_local.TryGetValue(key, out var copy) && _time.GetElapsedTime(copy.KeptAt) < _times.Local)
            {
                return copy.Product;
            }

            invalidations = _invalidations;
        }

        var shared = Read(key, await AskAsync(key, redis => redis.StringGetAsync(_prefix + key)));
        var product = shared ?? await load();
        lock (_lock)
        {
            // Something was invalidated meanwhile, perhaps this: the caller may have it, and nobody after them.
            if (invalidations != _invalidations)
            {
                return product;
            }

            _local[key] = (product, _time.GetTimestamp());
        }

        if (shared is null)
        {
            await AskAsync(key, redis => redis.StringSetAsync(_prefix + key, JsonSerializer.Serialize(product), _times.Shared));
        }

        return product;
    }

    public async Task InvalidateAsync(string key)
    {
        Forget(key);
        await _redis.GetDatabase().PublishAsync(Channel, key).WaitAsync(_times.Limit, _time);
        await _redis.GetDatabase().KeyDeleteAsync(_prefix + key).WaitAsync(_times.Limit, _time);
    }

    private void Forget(string key)
    {
        lock (_lock)
        {
            _invalidations++;
            _local.Remove(key);
        }
    }

    private Product? Read(string key, RedisValue text)
    {
        try
        {
            return text.IsNull ? null : JsonSerializer.Deserialize<Product>((string)text!, _strict) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            _warn($"{key}: what is in Redis is no product and is replaced. {error.Message}");
            return null;
        }
    }

    // The answer, or nothing when Redis is away or does not want to.
    private async Task<T?> AskAsync<T>(string key, Func<IDatabase, Task<T>> ask)
    {
        if (_awaySince is { } since && _time.GetElapsedTime(since) < _times.Pause)
        {
            return default;
        }

        try
        {
            var answer = await ask(_redis.GetDatabase()).WaitAsync(_times.Limit, _time);
            _awaySince = null;
            return answer;
        }
        catch (RedisServerException error)
        {
            // It is there and says no: no memory left, or a value of another type. The next command may be welcome.
            _warn($"{key}: Redis refuses. {error.Message}");
            return default;
        }
        catch (Exception error)
        {
            // Lost or silent. (Version 1.2.6 may even fail while it words the failure, when the connection comes back just then.)
            _awaySince = _time.GetTimestamp();
            _warn($"{key}: Redis is away and is not asked for {_times.Pause.TotalSeconds} s. {error.Message}");
            return default;
        }
    }
}
