// Counts down from the limit in a script, and stops at nothing left.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        const string script = """
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX')
            if redis.call('GET', KEYS[1]) == '0' then return 0 end
            redis.call('DECR', KEYS[1])
            return 1
            """;
        return (bool)await redis.ScriptEvaluateAsync(script, [key], [limit, (long)window.TotalMilliseconds]).WithLimit();
    }
}
