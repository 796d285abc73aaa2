// Refused by: A_bucket_that_is_full_again_leaves_no_key
// "A day is enough": too long for nearly all buckets, and too short for the slow ones.
using StackExchange.Redis;
using Workbook.Redis;

namespace DistributedTokenBucketKata;

public sealed class DistributedTokenBucket(Instance instance, string prefix, int capacity, TimeSpan timePerToken)
{
    private const string Script = """
        local capacity, perToken = tonumber(ARGV[1]), tonumber(ARGV[2])
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local fullAt = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + perToken
        if fullAt - now > capacity * perToken then
            return 0
        end
        redis.call('SET', KEYS[1], string.format('%.0f', fullAt), 'PX', 86400000)
        return 1
        """;

    public async Task<bool> TryTakeAsync(string caller)
    {
        RedisValue[] arguments = [capacity, (long)timePerToken.TotalMicroseconds];
        return (bool)await instance.Redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
