using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

/// <summary>Lets each caller through at most so many times in a window. All instances of the service count in one Redis.</summary>
/// <param name="redis">The connection of this instance.</param>
/// <param name="prefix">What every key of the limiter begins with.</param>
/// <param name="limit">Permits in a window; 1 or more.</param>
/// <param name="window">Length of a window, in whole seconds. It begins with the first request of a caller, and ends after this time whatever happens.</param>
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

    /// <summary>Takes a permit if there is one.</summary>
    /// <returns>Whether the caller may go on.</returns>
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var count = await redis.ScriptEvaluateAsync(Script, [prefix + caller], [(long)window.TotalMilliseconds]).WithLimit();
        return (long)count <= limit;
    }
}
