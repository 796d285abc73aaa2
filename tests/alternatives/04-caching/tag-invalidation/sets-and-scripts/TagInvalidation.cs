// A set of keys for each tag, as in most guides, with a version beside it that a script compares before it keeps a value.
using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;

public sealed class TagInvalidation(IDatabase redis, string prefix)
{
    private const string Open = """
        local entry = redis.call('GET', KEYS[1])
        local versions = {}
        for i = 2, #KEYS, 2 do
            if not entry then redis.call('SET', KEYS[i + 1], ARGV[1], 'NX', 'PX', ARGV[2]) end
            versions[i / 2] = redis.call('GET', KEYS[i + 1])
        end
        return {entry, table.concat(versions, ' ')}
        """;

    private const string Keep = """
        local versions = {}
        for i = 2, #KEYS, 2 do versions[i / 2] = redis.call('GET', KEYS[i + 1]) or '' end
        if table.concat(versions, ' ') ~= ARGV[1] then return end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        for i = 2, #KEYS, 2 do
            redis.call('SADD', KEYS[i], KEYS[1])
            for j = i, i + 1 do
                if redis.call('PTTL', KEYS[j]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[j], ARGV[3]) end
            end
        end
        """;

    private const string Forget = """
        for _, entry in ipairs(redis.call('SMEMBERS', KEYS[1])) do redis.call('DEL', entry) end
        redis.call('DEL', KEYS[1], KEYS[2])
        """;

    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
        RedisKey[] keys = [$"{prefix}entry:{key}", .. tags.SelectMany(KeysOf)];
        var milliseconds = (long)timeToLive.TotalMilliseconds;
        var found = (RedisValue[])(await redis.ScriptEvaluateAsync(Open, keys, [Guid.NewGuid().ToString("n"), milliseconds]).WithLimit())!;
        if (!found[0].IsNull)
        {
            return found[0]!;
        }

        var value = await load();
        await redis.ScriptEvaluateAsync(Keep, keys, [found[1], value, milliseconds]).WithLimit();
        return value;
    }

    public Task InvalidateAsync(string tag) => redis.ScriptEvaluateAsync(Forget, KeysOf(tag)).WithLimit();

    private RedisKey[] KeysOf(string tag) => [$"{prefix}keys:{tag}", $"{prefix}version:{tag}"];
}
