// The classic two fields in a hash: the level, with its fraction, and when it was reckoned. Refused requests write nothing.
using Workbook.Redis;

namespace DistributedTokenBucketKata;

public sealed class DistributedTokenBucket(Instance instance, string prefix, int capacity, TimeSpan timePerToken)
{
    private const string Script = """
        local capacity, perToken = tonumber(ARGV[1]), tonumber(ARGV[2])
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
        local tokens, at = tonumber(bucket[1] or capacity), tonumber(bucket[2] or now)
        tokens = math.min(capacity, tokens + (now - at) / perToken)
        if tokens < 1 then
            return 0
        end
        tokens = tokens - 1
        redis.call('HSET', KEYS[1], 'tokens', string.format('%.9f', tokens), 'at', string.format('%.0f', now))
        redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - tokens) * perToken / 1000))
        return 1
        """;

    public async Task<bool> TryTakeAsync(string caller) => (bool)await instance.Redis.ScriptEvaluateAsync(
        Script, [prefix + caller], [capacity, (long)timePerToken.TotalMicroseconds]).WithLimit();
}
