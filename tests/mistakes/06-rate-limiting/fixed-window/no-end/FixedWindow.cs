// Refused by: There_is_never_a_counter_without_an_end
// INCR alone is exact and one round trip, and nobody ever gets a second window.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        return await redis.StringIncrementAsync(key).WithLimit() <= limit;
    }
}
