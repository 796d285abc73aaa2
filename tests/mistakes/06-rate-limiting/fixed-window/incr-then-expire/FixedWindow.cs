// Refused by: There_is_never_a_counter_without_an_end, A_request_is_one_round_trip
// Only the first sets the expiry: right, unless the instance stops between the two commands.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        var count = await redis.StringIncrementAsync(key).WithLimit();
        if (count == 1)
        {
            await redis.KeyExpireAsync(key, window).WithLimit();
        }

        return count <= limit;
    }
}
