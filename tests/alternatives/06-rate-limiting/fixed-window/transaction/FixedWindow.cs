// SET NX makes the counter with its end, INCR counts: both in one transaction.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        var transaction = redis.CreateTransaction();
        _ = transaction.StringSetAsync(key, 0, window, When.NotExists);
        var count = transaction.StringIncrementAsync(key);
        await transaction.ExecuteAsync().WithLimit();
        return await count.WithLimit() <= limit;
    }
}
