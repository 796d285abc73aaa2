using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;

/// <summary>A cache in Redis whose entries have tags, and are forgotten by tag.</summary>
/// <param name="redis">Where the entries are.</param>
/// <param name="prefix">What every key begins with that the cache writes.</param>
public sealed class TagInvalidation(IDatabase redis, string prefix)
{
    /// <summary>Returns the entry; loads it, and keeps it for its time to live, when there is none.</summary>
    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
        // TODO: as in most guides: a set for each tag holds the keys that have it. See the README for what is asked.
        string? cached = await redis.StringGetAsync(Entry(key)).WithLimit();
        if (cached is not null)
        {
            return cached;
        }

        var value = await load();
        await redis.StringSetAsync(Entry(key), value, timeToLive).WithLimit();
        foreach (var tag in tags)
        {
            await redis.SetAddAsync(Tag(tag), Entry(key)).WithLimit();
        }

        return value;
    }

    /// <summary>Forgets every entry that has the tag.</summary>
    public async Task InvalidateAsync(string tag)
    {
        foreach (var entry in await redis.SetMembersAsync(Tag(tag)).WithLimit())
        {
            await redis.KeyDeleteAsync((string)entry!).WithLimit();
        }

        await redis.KeyDeleteAsync(Tag(tag)).WithLimit();
    }

    private string Entry(string key) => $"{prefix}entry:{key}";

    private string Tag(string tag) => $"{prefix}tag:{tag}";
}
