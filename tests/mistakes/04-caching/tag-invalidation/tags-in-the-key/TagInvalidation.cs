// Refused by: A_tag_removes_exactly_its_entries
// The tags are part of the key, and a pattern finds them. It finds those of tags whose names contain the tag, too.
using StackExchange.Redis;
using Workbook.Redis;

namespace TagInvalidationKata;

public sealed class TagInvalidation(IDatabase redis, string prefix)
{
    public async Task<string> GetAsync(string key, IReadOnlyList<string> tags, TimeSpan timeToLive, Func<Task<string>> load)
    {
        string? cached = await redis.StringGetAsync(Entry(key, tags)).WithLimit();
        if (cached is not null)
        {
            return cached;
        }

        var value = await load();
        await redis.StringSetAsync(Entry(key, tags), value, timeToLive).WithLimit();
        return value;
    }

    public async Task InvalidateAsync(string tag)
    {
        const string script = "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end";
        await redis.ScriptEvaluateAsync(script, [], [$"{prefix}*{tag}*:entry:*"]).WithLimit();
    }

    private string Entry(string key, IReadOnlyList<string> tags) => $"{prefix}{string.Join(',', tags)}:entry:{key}";
}
