// Refused by: Many_requests_of_one_instant_all_count_on_every_instance
// The instant and a number make a name of its own: in this instance. Another one counts from 1 too.
using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    private int _n;
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

    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        // Members of a set are different from each other: two requests of one instant need two names.
        RedisValue[] arguments = [now.ToUnixTimeMilliseconds(), (long)window.TotalMilliseconds, limit, $"{now.ToUnixTimeMilliseconds()}-{Interlocked.Increment(ref _n)}"];
        return (bool)await redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
