// Refused by: An_invalidation_is_remembered_as_long_as_its_entries_live
// An invalidation stamps the tag for a minute, and a tag without a stamp counts as unchanged. After that minute the old entries are back.
using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;
public sealed class TagInvalidation(IDatabase redis, string prefix)
{
    // An entry is a hash: "v" its value, and for each tag's key the stamp that the tag had before loading began, or nothing.
    private const string Find = """
        local fields = redis.call('HGETALL', KEYS[1])
        if #fields > 0 then
            local value, fresh = nil, true
            for i = 1, #fields, 2 do
                if fields[i] == 'v' then value = fields[i + 1]
                elseif (redis.call('GET', fields[i]) or '') ~= fields[i + 1] then fresh = false end
            end
            if fresh then return {value} end
        end
        local stamps = {false}
        for i = 2, #KEYS do
            local stamp = redis.call('GET', KEYS[i]) or ''
            if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[1]) then
                redis.call('PEXPIRE', KEYS[i], ARGV[1])
            end
            stamps[i] = stamp
        end
        return stamps
        """;

    private const string Keep = """
        for i = 2, #KEYS do
            if (redis.call('GET', KEYS[i]) or '') ~= ARGV[i + 1] then return 0 end
        end
        redis.call('DEL', KEYS[1])
        redis.call('HSET', KEYS[1], 'v', ARGV[2])
        for i = 2, #KEYS do
            redis.call('HSET', KEYS[1], KEYS[i], ARGV[i + 1])
            if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[i], ARGV[1]) end
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 1
        """;
    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
        RedisKey[] keys = [Entry(key), .. tags.Distinct().Select(tag => (RedisKey)Tag(tag))];
        var milliseconds = Math.Max(1, (long)timeToLive.TotalMilliseconds);
        var found = (RedisValue[])(await redis.ScriptEvaluateAsync(Find, keys, [milliseconds]).WithLimit())!;
        if (!found[0].IsNull)
        {
            return found[0]!;
        }

        var value = await load();
        await redis.ScriptEvaluateAsync(Keep, keys, [milliseconds, value, .. found.Skip(1)]).WithLimit();
        return value;
    }
    public async Task InvalidateAsync(string tag) => await redis.StringSetAsync(Tag(tag), Guid.NewGuid().ToString("N"), TimeSpan.FromMinutes(1)).WithLimit();

    private string Entry(string key) => $"{prefix}entry:{key}";

    private string Tag(string tag) => $"{prefix}tag:{tag}";
}
