using System.Collections.Concurrent;
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace TwoLevelCacheKata;

/// <summary>Products in the memory of this process, and behind it in Redis, which all instances share.</summary>
public sealed class TwoLevelCache
{
    private readonly ConcurrentDictionary<string, Product> _local = new();
    private readonly ConnectionMultiplexer _redis;
    private readonly string _prefix;
    private readonly CacheTimes _times;

    private TwoLevelCache(ConnectionMultiplexer redis, string prefix, CacheTimes times, TimeProvider time, Action<string> warn) =>
        (_redis, _prefix, _times) = (redis, prefix, times);

    /// <summary>Starts an instance.</summary>
    /// <param name="redis">The connection; others may have one of their own to the same Redis.</param>
    /// <param name="prefix">What every key and channel begins with; the product of a key is at prefix + key.</param>
    /// <param name="times">How long what may take, or is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="warn">Gets a line for each trouble: what happened, and with which key.</param>
    public static Task<TwoLevelCache> StartAsync(ConnectionMultiplexer redis, string prefix, CacheTimes times, TimeProvider time, Action<string> warn) =>
        Task.FromResult(new TwoLevelCache(redis, prefix, times, time, warn));

    /// <summary>Returns a product: from memory, else from Redis, else loaded. Never fails because of Redis.</summary>
    public async Task<Product> GetAsync(string key, Func<Task<Product>> load)
    {
        // TODO: fine as long as Redis is, and nobody else changes anything. See the README for what is asked.
        if (_local.TryGetValue(key, out var product))
        {
            return product;
        }

        string? text = await _redis.GetDatabase().StringGetAsync(_prefix + key).WithLimit(TimeSpan.FromSeconds(2));
        product = text is null ? null : JsonSerializer.Deserialize<Product>(text);
        if (product is null)
        {
            product = await load();
            await _redis.GetDatabase().StringSetAsync(_prefix + key, JsonSerializer.Serialize(product), _times.Shared).WithLimit(TimeSpan.FromSeconds(2));
        }

        return _local[key] = product;
    }

    /// <summary>Makes every instance forget a product.</summary>
    /// <exception cref="RedisException">Redis is away: the others may show the old product as long as their copies live.</exception>
    /// <exception cref="TimeoutException">Redis is silent; the same.</exception>
    public async Task InvalidateAsync(string key)
    {
        _local.TryRemove(key, out _);
        await _redis.GetDatabase().KeyDeleteAsync(_prefix + key).WithLimit(TimeSpan.FromSeconds(2));
    }
}
