// Refused by: Two_hundred_at_once_get_exactly_what_is_there, A_request_is_one_round_trip
// One number, the right clock, an expiry, and still two trips: what was read is old when it is written.
using Workbook.Redis;

namespace DistributedTokenBucketKata;

public sealed class DistributedTokenBucket(Instance instance, string prefix, int capacity, TimeSpan timePerToken)
{
    public async Task<bool> TryTakeAsync(string caller)
    {
        var (redis, key) = (instance.Redis, prefix + caller);
        var time = redis.ExecuteAsync("TIME");
        var stored = redis.StringGetAsync(key);
        var parts = (string[])(await time.WithLimit())!;
        var now = (long.Parse(parts[0]) * 1_000_000) + long.Parse(parts[1]);
        var perToken = (long)timePerToken.TotalMicroseconds;
        var fullAt = Math.Max(now, (long)await stored.WithLimit()) + perToken;
        if (fullAt - now > capacity * perToken)
        {
            return false;
        }

        await redis.StringSetAsync(key, fullAt, TimeSpan.FromMicroseconds(fullAt - now + 999)).WithLimit();
        return true;
    }
}
