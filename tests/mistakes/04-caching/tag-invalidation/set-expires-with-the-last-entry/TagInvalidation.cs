// Refused by: A_tag_lives_as_long_as_the_longest_of_its_entries
// The set gets the time to live of whatever was added last: a short-lived entry takes the tag of a long-lived one with it.
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
            await redis.KeyExpireAsync(Tag(tag), timeToLive).WithLimit();
        }

        return value;
    }

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
