// Refused by: Nothing_is_left_of_a_caller_who_stays_away
// Frees the memory earlier, and the permits with it: they still count.
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
        redis.call('ZADD', KEYS[1], now, ARGV[4])
        redis.call('PEXPIRE', KEYS[1], window * 0.6)
        return 1
        """;

    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        // Members of a set are different from each other: two requests of one instant need two names.
        RedisValue[] arguments = [now.ToUnixTimeMilliseconds(), (long)window.TotalMilliseconds, limit, Guid.NewGuid().ToByteArray()];
        return (bool)await redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
