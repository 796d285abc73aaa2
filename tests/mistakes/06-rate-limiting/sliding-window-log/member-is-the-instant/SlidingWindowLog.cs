// Refused by: Requests_of_one_instant_all_count
// The time is at hand, so it becomes the member as well as the score. A set holds each member once.
using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    private const string Script = """
        local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
        if redis.call('ZCARD', KEYS[1]) >= limit then
            return 0
        end
        redis.call('ZADD', KEYS[1], now, ARGV[1])
        redis.call('PEXPIRE', KEYS[1], window)
        return 1
        """;

    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        RedisValue[] arguments = [now.ToUnixTimeMilliseconds(), (long)window.TotalMilliseconds, limit];
        return (bool)await redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
