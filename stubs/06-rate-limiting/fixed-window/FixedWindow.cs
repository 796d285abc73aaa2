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
    /// <summary>Takes a permit if there is one.</summary>
    /// <returns>Whether the caller may go on.</returns>
    public async Task<bool> TryAcquireAsync(string caller)
    {
        // TODO: as in most guides. Right for one client, and more than one of them asks.
        var key = prefix + caller;
        var count = (int)await redis.StringGetAsync(key).WithLimit();
        if (count >= limit)
        {
            return false;
        }

        await redis.StringIncrementAsync(key).WithLimit();
        await redis.KeyExpireAsync(key, window).WithLimit();
        return true;
    }
}
