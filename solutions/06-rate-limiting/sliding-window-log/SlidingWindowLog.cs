using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

/// <summary>Lets each caller through at most so many times in any stretch of time as long as the window, exactly. Instances share one Redis.</summary>
/// <param name="redis">The connection of this instance.</param>
/// <param name="prefix">What every key of the limiter begins with.</param>
/// <param name="limit">Permits in a window; 1 or more.</param>
/// <param name="window">Length of the window, in whole milliseconds. A permit counts from its instant until just before one window later.</param>
public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    private const string Script = """
        local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
        if redis.call('ZCARD', KEYS[1]) >= limit then
            return 0
        end
        redis.call('ZADD', KEYS[1], now, ARGV[4])
        redis.call('PEXPIRE', KEYS[1], window)
        return 1
        """;

    /// <summary>Takes a permit if there is one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="now">The instant of the request, in whole milliseconds.</param>
    /// <returns>Whether the caller may go on.</returns>
    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        // Members of a set are different from each other: two requests of one instant need two names.
        RedisValue[] arguments = [now.ToUnixTimeMilliseconds(), (long)window.TotalMilliseconds, limit, Guid.NewGuid().ToByteArray()];
        return (bool)await redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
