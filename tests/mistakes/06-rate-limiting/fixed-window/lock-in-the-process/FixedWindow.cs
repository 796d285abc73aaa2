// Refused by: A_request_is_one_round_trip
// A semaphore lets one request after the other through. Each instance has one of its own, and each request still waits three times.
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindow(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    private static readonly SemaphoreSlim _gate = new(1);

    public async Task<bool> TryAcquireAsync(string caller)
    {
        var key = prefix + caller;
        await _gate.WaitAsync();
        try
        {
            if ((int)await redis.StringGetAsync(key).WithLimit() >= limit)
            {
                return false;
            }

            await redis.StringIncrementAsync(key).WithLimit();
            await redis.KeyExpireAsync(key, window).WithLimit();
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }
}
