// Refused by: Any_text_may_be_an_entry
// Asks HasValue, which is false for an empty text too: that is loaded again and again.
using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;

public sealed class TagInvalidation(IDatabase redis, string prefix)
{
    // Returns the versions, and the value or nil. Only before a load are versions made and kept longer.
    private const string Read = """
        local versions = ''
        for i = 2, #KEYS do versions = versions .. (redis.call('GET', KEYS[i]) or ARGV[1]) end
        versions = versions .. ' '
        local entry = redis.call('GET', KEYS[1])
        if entry and string.sub(entry, 1, #versions) == versions then return {versions, string.sub(entry, #versions + 1)} end
        for i = 2, #KEYS do
            redis.call('SET', KEYS[i], ARGV[1], 'NX', 'PX', ARGV[2])
            if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
        end
        return {versions, false}
        """;

    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
        RedisKey[] keys = [Entry(key), .. tags.Select(tag => (RedisKey)Tag(tag))];
        RedisValue[] arguments = [Guid.NewGuid().ToString("n"), (long)timeToLive.TotalMilliseconds];
        var found = (RedisValue[])(await redis.ScriptEvaluateAsync(Read, keys, arguments).WithLimit())!;
        if (found[1].HasValue)
        {
            return found[1]!;
        }

        var value = await load();
        await redis.StringSetAsync(Entry(key), (string)found[0]! + value, timeToLive).WithLimit();
        return value;
    }

    public Task InvalidateAsync(string tag) => redis.KeyDeleteAsync(Tag(tag)).WithLimit();

    private string Entry(string key) => $"{prefix}entry:{key}";

    private string Tag(string tag) => $"{prefix}tag:{tag}";
}
