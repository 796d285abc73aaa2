// Refused by: Two_hundred_at_once_get_exactly_the_limit, A_request_is_one_round_trip
// "MULTI makes it atomic": what is sent together is one step, but the look before it is another.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        if ((int)await redis.StringGetAsync(key).WithLimit() >= limit)
        {
            return false;
        }

        var transaction = redis.CreateTransaction();
        _ = transaction.StringSetAsync(key, 0, window, When.NotExists);
        _ = transaction.StringIncrementAsync(key);
        return await transaction.ExecuteAsync().WithLimit();
    }
}
