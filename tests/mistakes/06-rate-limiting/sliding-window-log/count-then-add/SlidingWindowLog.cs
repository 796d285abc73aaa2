// Refused by: Two_hundred_at_once_get_exactly_the_limit, A_request_is_one_round_trip
// Judge before adding, as one should, in two steps: everybody who counts before the first one adds sees room.
using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        var (key, instant) = (prefix + caller, now.ToUnixTimeMilliseconds());
        await redis.SortedSetRemoveRangeByScoreAsync(key, 0, instant - window.TotalMilliseconds).WithLimit();
        if (await redis.SortedSetLengthAsync(key).WithLimit() >= limit)
        {
            return false;
        }

        await redis.SortedSetAddAsync(key, Guid.NewGuid().ToByteArray(), instant).WithLimit();
        await redis.KeyExpireAsync(key, window).WithLimit();
        return true;
    }
}
