// Refused by: A_bucket_that_is_full_again_leaves_no_key, Tokens_come_at_the_given_rate
// The new instant is written before it is judged: who keeps asking pushes their next permit away.
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
        redis.call('SET', KEYS[1], string.format('%.0f', fullAt), 'PX', math.ceil((fullAt - now) / 1000))
        return fullAt - now <= capacity * perToken and 1 or 0
        """;

    public async Task<bool> TryTakeAsync(string caller)
    {
        RedisValue[] arguments = [capacity, (long)timePerToken.TotalMicroseconds];
        return (bool)await instance.Redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
