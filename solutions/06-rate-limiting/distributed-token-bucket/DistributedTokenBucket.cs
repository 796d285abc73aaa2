using StackExchange.Redis;
using Workbook.Redis;

namespace DistributedTokenBucketKata;

/// <summary>Limits each caller to a burst, and to a steady rate after it. All instances of the service share the buckets, in one Redis.</summary>
/// <param name="instance">The instance this runs on.</param>
/// <param name="prefix">What every key of the limiter begins with.</param>
/// <param name="capacity">Permits that a caller who was quiet may take at once; 1 or more.</param>
/// <param name="timePerToken">How long it takes until one permit more is there; in whole milliseconds, 1 or more.</param>
public sealed class DistributedTokenBucket(Instance instance, string prefix, int capacity, TimeSpan timePerToken)
{
    // The key holds the instant (µs, by the clock of Redis) at which the bucket is full again, and expires with it: no key, a full bucket.
    // %.0f: Lua would write so large a number as 1.7e+15.
    private const string Script = """
        local capacity, perToken = tonumber(ARGV[1]), tonumber(ARGV[2])
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local fullAt = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + perToken
        if fullAt - now > capacity * perToken then
            return 0
        end
        redis.call('SET', KEYS[1], string.format('%.0f', fullAt), 'PX', math.ceil((fullAt - now) / 1000))
        return 1
        """;

    /// <summary>Takes a permit if there is one.</summary>
    /// <returns>Whether the caller may go on.</returns>
    public async Task<bool> TryTakeAsync(string caller)
    {
        RedisValue[] arguments = [capacity, (long)timePerToken.TotalMicroseconds];
        return (bool)await instance.Redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
