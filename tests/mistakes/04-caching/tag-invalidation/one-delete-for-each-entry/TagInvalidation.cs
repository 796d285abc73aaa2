// Refused by: Round_trips_of_an_invalidation_do_not_grow_with_the_entries
// All deletes sent before any reply: few waits, and still a command for each entry.
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
        await Task.WhenAll(entries.Select(entry => redis.KeyDeleteAsync((string)entry!))).WithLimit();

        await redis.KeyDeleteAsync(Tag(tag)).WithLimit();
    }

    private string Entry(string key) => $"{prefix}entry:{key}";

    private string Tag(string tag) => $"{prefix}tag:{tag}";
}
