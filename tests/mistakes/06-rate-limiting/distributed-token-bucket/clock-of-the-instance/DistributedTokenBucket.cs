// Refused by: Instances_whose_clocks_differ_share_a_bucket, Tokens_come_at_the_given_rate
// A script at last, and the time goes in as an argument, because the example had it that way.
using StackExchange.Redis;
using Workbook.Redis;

namespace DistributedTokenBucketKata;

public sealed class DistributedTokenBucket(Instance instance, string prefix, int capacity, TimeSpan timePerToken)
{
    private const string Script = """
        local capacity, perToken = tonumber(ARGV[1]), tonumber(ARGV[2])
        local now = tonumber(ARGV[3])
        local fullAt = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + perToken
        if fullAt - now > capacity * perToken then
            return 0
        end
        redis.call('SET', KEYS[1], string.format('%.0f', fullAt), 'PX', math.ceil((fullAt - now) / 1000))
        return 1
        """;

    public async Task<bool> TryTakeAsync(string caller)
    {
        RedisValue[] arguments = [capacity, (long)timePerToken.TotalMicroseconds, instance.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000];
        return (bool)await instance.Redis.ScriptEvaluateAsync(Script, [prefix + caller], arguments).WithLimit();
    }
}
