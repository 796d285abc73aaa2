// Refused by: What_was_invalidated_while_it_was_loaded_is_not_kept
// A message takes the copy out of the memory. The load that is under way puts the old one in again.
using System.Text.Json;
using StackExchange.Redis;

namespace TwoLevelCacheKata;
public sealed class TwoLevelCache
{
    private static readonly JsonSerializerOptions _json = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Product Product, long Since)> _local = [];
    private readonly Dictionary<string, List<Ticket>> _underWay = [];
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly ConnectionMultiplexer _redis;
    private readonly string _prefix;
    private readonly CacheTimes _times;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private long? _awaySince;

    private TwoLevelCache(ConnectionMultiplexer redis, string prefix, CacheTimes times, TimeProvider time, Action<string> warn) =>
        (_redis, _prefix, _times, _time, _warn) = (redis, prefix, times, time, warn);

    private RedisChannel Channel => new(_prefix + "invalidated", RedisChannel.PatternMode.Literal);
    public static async Task<TwoLevelCache> StartAsync(ConnectionMultiplexer redis, string prefix, CacheTimes times, TimeProvider time, Action<string> warn)
    {
        var cache = new TwoLevelCache(redis, prefix, times, time, warn);
        try
        {
            await cache.LimitedAsync(redis.GetSubscriber().SubscribeAsync(cache.Channel, (_, message) => cache.Heard(message!)));
        }
        catch (Exception e)
        {
            cache.Away("subscribing to " + cache.Channel, e);
        }

        return cache;
    }
    public async Task<Product> GetAsync(string key, Func<Task<Product>> load)
    {
        var ticket = new Ticket();
        lock (_lock)
        {
            if (_local.TryGetValue(key, out var copy))
            {
                if (_time.GetElapsedTime(copy.Since) < _times.Local)
                {
                    return copy.Product;
                }

                _local.Remove(key);
            }

            if (!_underWay.TryGetValue(key, out var tickets))
            {
                _underWay[key] = tickets = [];
            }

            tickets.Add(ticket);
        }

        try
        {
            if (await FromRedisAsync(key) is { } shared)
            {
                Keep(key, shared, ticket);
                return shared;
            }

            var product = await load();
            if (Keep(key, product, ticket))
            {
                await ToRedisAsync(key, product);
                if (IsStale(ticket))
                {
                    // It was invalidated while it was being written.
                    await AskAsync(key, db => db.KeyDeleteAsync(_prefix + key));
                }
            }

            return product;
        }
        finally
        {
            lock (_lock)
            {
                var tickets = _underWay[key];
                tickets.Remove(ticket);
                if (tickets.Count == 0)
                {
                    _underWay.Remove(key);
                }
            }
        }
    }
    public async Task InvalidateAsync(string key)
    {
        Forget(key);
        try
        {
            var db = _redis.GetDatabase();
            await LimitedAsync(Task.WhenAll(db.KeyDeleteAsync(_prefix + key), db.PublishAsync(Channel, $"{_id}:{key}")));
        }
        catch (Exception e)
        {
            Trouble("invalidating " + key, e);
            throw;
        }
        finally
        {
            Forget(key);
        }
    }

    private void Heard(string message)
    {
        if (message.Split(':', 2) is [var id, var key] && id != _id)
        {
            lock (_lock)
            {
                _local.Remove(key);
            }
        }
    }

    private void Forget(string key)
    {
        lock (_lock)
        {
            _local.Remove(key);
            if (_underWay.TryGetValue(key, out var tickets))
            {
                tickets.ForEach(ticket => ticket.IsStale = true);
            }
        }
    }

    private bool Keep(string key, Product product, Ticket ticket)
    {
        lock (_lock)
        {
            if (!ticket.IsStale)
            {
                _local[key] = (product, _time.GetTimestamp());
            }

            return !ticket.IsStale;
        }
    }

    private bool IsStale(Ticket ticket)
    {
        lock (_lock)
        {
            return ticket.IsStale;
        }
    }

    private async Task<Product?> FromRedisAsync(string key)
    {
        var text = await AskAsync(key, db => db.StringGetAsync(_prefix + key));
        if (text.IsNull)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Product>((string)text!, _json) ?? throw new JsonException("null is no product.");
        }
        catch (JsonException e)
        {
            _warn($"{key}: what Redis has is no product: {e.Message}");
            return null;
        }
    }

    private Task<bool> ToRedisAsync(string key, Product product) =>
        AskAsync(key, db => db.StringSetAsync(_prefix + key, JsonSerializer.Serialize(product), _times.Shared));

    private async Task<T?> AskAsync<T>(string key, Func<IDatabase, Task<T>> ask)
    {
        lock (_lock)
        {
            if (_awaySince is { } since)
            {
                if (_time.GetElapsedTime(since) < _times.Pause)
                {
                    return default;
                }

                // One may try, the others go on without.
                _awaySince = _time.GetTimestamp();
            }
        }

        try
        {
            var answer = await LimitedAsync(ask(_redis.GetDatabase()));
            lock (_lock)
            {
                _awaySince = null;
            }

            return answer;
        }
        catch (Exception e)
        {
            Trouble(key, e);
            return default;
        }
    }

    private void Trouble(string what, Exception e)
    {
        if (e is RedisServerException)
        {
            lock (_lock)
            {
                _awaySince = null;
            }

            _warn($"{what}: Redis refused: {e.Message}");
        }
        else
        {
            Away(what, e);
        }
    }

    private void Away(string what, Exception e)
    {
        lock (_lock)
        {
            _awaySince = _time.GetTimestamp();
        }

        _warn($"{what}: Redis is away: {e.Message}");
    }

    private async Task<T> LimitedAsync<T>(Task<T> task)
    {
        await LimitedAsync((Task)task);
        return await task;
    }

    private Task LimitedAsync(Task task)
    {
        _ = task.ContinueWith(t => _ = t.Exception, TaskContinuationOptions.OnlyOnFaulted);
        return task.WaitAsync(_times.Limit, _time);
    }

    private sealed class Ticket
    {
        public bool IsStale { get; set; }
    }
}
