// Refused by: What_was_loaded_before_an_invalidation_does_not_survive_it
// Two round trips for any number of entries; who was loading meanwhile still comes too late, and unseen.
using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;

public sealed class TagInvalidation(IDatabase redis, string prefix)
{
    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
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

    public async Task InvalidateAsync(string tag)
    {
        var entries = await redis.SetMembersAsync(Tag(tag)).WithLimit();
        await redis.KeyDeleteAsync([Tag(tag), .. entries.Select(entry => (RedisKey)(string)entry!)]).WithLimit();
    }

    private string Entry(string key) => $"{prefix}entry:{key}";

    private string Tag(string tag) => $"{prefix}tag:{tag}";
}
