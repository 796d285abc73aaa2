using StackExchange.Redis;
using Workbook.Redis;

namespace TwoLevelCacheKata;

/// <summary>A Redis that is cut off, silent, killed or full.</summary>
public partial class TwoLevelCacheTests
{
    // The client may take its time to connect again.
    [Fact(Timeout = 60_000)]
    public async Task With_the_line_cut_it_answers_and_afterwards_uses_Redis_again()
    {
        await GetAsync("lamp");
        _redis.Tap.Cut();

        Assert.Equal("lamp", (await ServedAsync(() => GetAsync("lamp"))).Name);
        Assert.Equal(1, _loads);
        Assert.Equal("desk", (await ServedAsync(() => GetAsync("desk"))).Name);
        Assert.Equal(2, _loads);
        MustHaveWarned("desk");

        _redis.Tap.Restore();
        await MustUseAgainAsync(_client.Connection, _cache);
    }

    [Fact]
    public async Task A_silent_Redis_is_not_asked_by_every_call()
    {
        _redis.Tap.Freeze();

        var cost = await Cost.OfAsync(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    Assert.Equal($"product {i}", (await ServedAsync(() => GetAsync($"product {i}"))).Name);
                }
            },
            _redis.Tap);

        Assert.Equal(100, _loads);
        cost.MustStayWithin(
            Counter.RedisCommands, 2, hint: 3, why: $"Redis said nothing for {_times.Limit.TotalSeconds} s, and nothing is better the next moment. Each caller that asks it again waits as long.");
        MustHaveWarned("product 0");
        Assert.True(_warnings.Count <= 2, $"One trouble, {_warnings.Count} warnings. Next: hint 3 in katas/04-caching/two-level-cache/README.md");

        _redis.Tap.Thaw();
        _clock.Advance(_times.Pause);
        await GetAsync("back").WithLimit();
        Assert.True(await _redis.Uncounted.KeyExistsAsync(_redis.Keys.Key("back")).WithLimit(), "The pause is over and Redis answers, and it is still not used. Next: hint 3 in katas/04-caching/two-level-cache/README.md");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_killed_Redis_that_is_started_again_is_used_again()
    {
        await using var server = await OwnServerAsync();
        await using var client = await RedisClient.ConnectAsync(server.ConnectionString);
        var cache = await StartAsync(client.Connection);
        await GetAsync("lamp", cache);

        await server.StopAsync();
        Assert.Equal("lamp", (await ServedAsync(() => GetAsync("lamp", cache))).Name);
        Assert.Equal("desk", (await ServedAsync(() => GetAsync("desk", cache))).Name);
        MustHaveWarned("desk");

        await server.StartAgainAsync();
        await MustUseAgainAsync(client.Connection, cache);
    }

    [Fact]
    public async Task A_Redis_that_refuses_writes_is_still_read()
    {
        await using var server = await OwnServerAsync();
        await using var client = await RedisClient.ConnectAsync(server.ConnectionString);
        var cache = await StartAsync(client.Connection);
        await GetAsync("lamp", await StartAsync(client.Connection));
        await client.Database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1").WithLimit();

        Assert.Equal("desk", (await GetAsync("desk", cache)).Name);
        Assert.Equal("lamp", (await GetAsync("lamp", cache)).Name);

        Assert.True(_loads == 2, $"Redis has no memory left: it refuses to keep the desk, and it has the lamp. Loaded {_loads} times instead of 2. Next: hint 3 in katas/04-caching/two-level-cache/README.md");
        MustHaveWarned("desk", "OOM");
    }

    private static Task<RedisServer> OwnServerAsync()
    {
        if (RedisServer.WhyNonePrivate is { } reason)
        {
            TestContext.Current.AddWarning(reason);
            Assert.Skip(reason);
        }

        return RedisServer.StartAsync();
    }

    private Task MustUseAgainAsync(ConnectionMultiplexer redis, TwoLevelCache cache) => Waiting.MustBeUsedAgainAsync(redis, _redis.Keys.Prefix, async key =>
    {
        _clock.Advance(_times.Pause);
        await GetAsync(key, cache).WithLimit();
    });

    private void MustHaveWarned(params string[] words) => Assert.True(
        _warnings.Any(line => words.All(word => line.Contains(word, StringComparison.Ordinal))),
        $"Whoever runs this has to learn what happened: a warning with {string.Join(" and ", words)} in it. There are: {(_warnings.IsEmpty ? "none" : string.Join(" | ", _warnings))}. Next: hint 3 in katas/04-caching/two-level-cache/README.md");
}
