// Refused by: The_window_is_set_once_and_ends_whoever_keeps_asking
// INCR and EXPIRE in one transaction, as in many guides: exact, and the window of a caller who keeps asking never ends.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        var transaction = redis.CreateTransaction();
        var count = transaction.StringIncrementAsync(key);
        _ = transaction.KeyExpireAsync(key, window);
        await transaction.ExecuteAsync().WithLimit();
        return await count.WithLimit() <= limit;
    }
}
