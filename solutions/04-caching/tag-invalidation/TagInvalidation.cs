using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;

/// <summary>A cache in Redis whose entries have tags, and are forgotten by tag.</summary>
/// <remarks>
/// Each tag has a random version, and each entry begins with the versions its tags had before it was loaded. It counts
/// only as long as they are the same, so to forget a tag's version is to forget its entries.
/// </remarks>
/// <param name="redis">Where the entries are.</param>
/// <param name="prefix">What every key begins with that the cache writes.</param>
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

    /// <summary>Returns the entry; loads it, and keeps it for its time to live, when there is none.</summary>
    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
        RedisKey[] keys = [Entry(key), .. tags.Select(tag => (RedisKey)Tag(tag))];
        RedisValue[] arguments = [Guid.NewGuid().ToString("n"), (long)timeToLive.TotalMilliseconds];
        var found = (RedisValue[])(await redis.ScriptEvaluateAsync(Read, keys, arguments).WithLimit())!;
        if (!found[1].IsNull)
        {
            return found[1]!;
        }

        var value = await load();
        await redis.StringSetAsync(Entry(key), (string)found[0]! + value, timeToLive).WithLimit();
        return value;
    }

    /// <summary>Forgets every entry that has the tag.</summary>
    public Task InvalidateAsync(string tag) => redis.KeyDeleteAsync(Tag(tag)).WithLimit();

    private string Entry(string key) => $"{prefix}entry:{key}";

    private string Tag(string tag) => $"{prefix}tag:{tag}";
}
