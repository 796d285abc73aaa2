// Refused by: Tokens_come_at_the_given_rate
// Two fields, tokens as whole numbers, and the time of the last request: the part of a token that had come by then is lost.
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
        tokens = math.min(capacity, tokens + math.floor((now - at) / perToken))
        local granted = 0
        if tokens > 0 then
            tokens = tokens - 1
            granted = 1
        end
        redis.call('HSET', KEYS[1], 'tokens', tokens, 'at', string.format('%.0f', now))
        redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - tokens) * perToken / 1000))
        return granted
        """;

    public async Task<bool> TryTakeAsync(string caller) => (bool)await instance.Redis.ScriptEvaluateAsync(
        Script, [prefix + caller], [capacity, (long)timePerToken.TotalMicroseconds]).WithLimit();
}
