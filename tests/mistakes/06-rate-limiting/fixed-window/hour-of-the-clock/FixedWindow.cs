// Refused by: No_clock_but_that_of_Redis_is_asked
// The number of the hour is part of the key, by the clock of the instance: the window does not begin with the first request.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    // Redis runs a script as one step: nobody sees a counter without its expiry.
    private const string Script = """
        local count = redis.call('INCR', KEYS[1])
        if count == 1 then
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
        end
        return count
        """;

    public async Task<bool> TryAcquireAsync(string caller)
    {
        var count = await redis.ScriptEvaluateAsync(Script, [$"{prefix}{caller}:{DateTimeOffset.UtcNow.Ticks / window.Ticks}"], [(long)window.TotalMilliseconds]).WithLimit();
        return (long)count <= limit;
    }
}
