// Refused by: What_is_kept_does_not_grow_with_the_requests
// ZCOUNT counts only the last window, so nothing has to be removed: the expiry will do it, some day when the caller rests.
using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    private const string Script = """
        local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        if redis.call('ZCOUNT', KEYS[1], '(' .. (now - window), '+inf') >= limit then
            return 0
        end
        redis.call('ZADD', KEYS[1], now, ARGV[4])
        redis.call('PEXPIRE', KEYS[1], window)
        return 1
        """;

    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        // Members of a set are different from each other: two requests of one instant need two names.
        RedisValue[] arguments = [now.ToUnixTimeMilliseconds(), (long)window.TotalMilliseconds, limit, Guid.NewGuid().ToByteArray()];
        return (bool)await redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
