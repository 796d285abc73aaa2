using Workbook.Redis;

namespace TagInvalidationKata;

public sealed class TagInvalidationTests : IAsyncLifetime
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    private RedisSandbox _redis = null!;
    private TagInvalidation _cache = null!;
    private int _loads;

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.WhyUnavailable is { } reason)
        {
            // Of a skipped test `dotnet test` shows the name only, of a warning the text.
            TestContext.Current.AddWarning(reason);
            Assert.Skip(reason);
        }

        _redis = await RedisSandbox.OpenAsync();
        _cache = new TagInvalidation(_redis.Database, _redis.Keys.Prefix);
    }

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? default;

    [Fact]
    public async Task An_entry_is_loaded_once_and_then_found_in_one_round_trip()
    {
        Assert.Equal("lamp", await GetAsync("lamp", ["garden", "sale"]));

        var hit = await Cost.OfAsync(async () => Assert.Equal("lamp", await GetAsync("lamp", ["garden", "sale"])), _redis.Tap);

        Assert.Equal(1, _loads);
        hit.MustStayWithin(Counter.RoundTrips, 1, hint: 3, why: "A hit is what a cache is for. Whatever it has to look at comes with one question.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  a:b,c|d\n")]
    [InlineData("null")]
    public async Task Any_text_may_be_an_entry(string text)
    {
        var loads = 0;
        for (var call = 1; call <= 2; call++)
        {
            var got = await _cache.GetAsync("lamp", ["garden"], _hour, () =>
            {
                loads++;
                return Task.FromResult(text);
            });
            Assert.True(got == text, $"\"{text}\" was loaded, and call {call} got \"{got}\". What is kept beside the text must not change it." + Next(3));
        }

        Assert.True(loads == 1, $"\"{text}\" was loaded, and the next call loaded it again: it is an entry like others." + Next(3));
    }

    [Fact]
    public async Task A_tag_removes_exactly_its_entries()
    {
        (string Key, string[] Tags)[] entries = [("lamp", ["garden", "sale"]), ("bench", ["garden"]), ("desk", ["sale"]), ("pond", ["garden-2"]), ("garden", []), ("rake", ["den"])];
        foreach (var (key, tags) in entries)
        {
            await GetAsync(key, tags);
        }

        await _cache.InvalidateAsync("garden");

        Assert.Equal(["lamp", "bench"], await LoadedAgainAsync(entries));
        Assert.Equal([], await LoadedAgainAsync(entries));
        await _cache.InvalidateAsync("garden");
        Assert.Equal(["lamp", "bench"], await LoadedAgainAsync(entries));
        await _cache.InvalidateAsync("sale");
        Assert.Equal(["lamp", "desk"], await LoadedAgainAsync(entries));
        await _cache.InvalidateAsync("nobody has this tag");
        Assert.Equal([], await LoadedAgainAsync(entries));
    }

    [Fact]
    public async Task Another_instance_shares_entries_and_invalidations()
    {
        var other = new TagInvalidation((await _redis.ConnectAsync()).Database, _redis.Keys.Prefix);
        await GetAsync("lamp", ["garden"]);

        Assert.Equal("lamp", await other.GetAsync("lamp", ["garden"], _hour, () => throw new InvalidOperationException("It is there already.")));
        await other.InvalidateAsync("garden");

        Assert.Equal(["lamp"], await LoadedAgainAsync(("lamp", ["garden"])));
    }

    [Theory]
    [InlineData("garden")]
    [InlineData("sale")]
    public async Task What_was_loaded_before_an_invalidation_does_not_survive_it(string tag)
    {
        var other = new TagInvalidation((await _redis.ConnectAsync()).Database, _redis.Keys.Prefix);
        string[] tags = ["garden", "sale"];

        // The price is read, then it is changed and the tag invalidated, and only then does the reader come to keep what it read.
        var read = await _cache.GetAsync("lamp", tags, _hour, async () =>
        {
            await other.InvalidateAsync(tag);
            return "the old price";
        });
        var after = await _cache.GetAsync("lamp", tags, _hour, () => Task.FromResult("the new price"));

        Assert.Equal("the old price", read);
        Assert.True(
            after == "the new price",
            $"\"{tag}\" was invalidated while a value was being loaded. The value was kept all the same, and the next caller got {after}. "
            + "Nobody will invalidate it again, so it stays wrong until it expires. Next: hint 2 in katas/04-caching/tag-invalidation/README.md");
    }

    [Fact]
    public async Task Tags_do_not_outlive_their_entries()
    {
        await GetAsync("lamp", ["garden", "sale"], _minute);
        await MustLiveAtMostAsync(_minute);
        await GetAsync("bench", ["garden"], _hour);
        await GetAsync("bench", ["garden"], _hour);

        await MustLiveAtMostAsync(_hour);
        await _cache.InvalidateAsync("garden");
        await MustLiveAtMostAsync(_hour);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tag_lives_as_long_as_the_longest_of_its_entries(bool longestFirst)
    {
        (string Key, TimeSpan TimeToLive)[] entries = [("brief", _minute), ("long", _hour)];
        foreach (var (key, timeToLive) in longestFirst ? entries.Reverse() : entries)
        {
            await GetAsync(key, ["garden"], timeToLive);
        }

        await LetPassAsync(_minute);

        Assert.True(
            (await LoadedAgainAsync(("long", ["garden"]))).Count == 0, "An entry was kept for an hour, another with the same tag for a minute. After a minute the first is gone too." + Next(3));
        await _cache.InvalidateAsync("garden");
        Assert.True(
            (await LoadedAgainAsync(("long", ["garden"]))).Count == 1,
            "An entry was kept for an hour, another with the same tag for a minute. After that minute an invalidation of the tag no longer finds the first." + Next(3));
    }

    [Fact]
    public async Task An_invalidation_is_remembered_as_long_as_its_entries_live()
    {
        await GetAsync("lamp", ["garden"], _hour);
        await _cache.InvalidateAsync("garden");

        await LetPassAsync(_hour - _minute);

        Assert.True(
            (await LoadedAgainAsync(("lamp", ["garden"]))).Count == 1,
            "An entry was kept for an hour and its tag invalidated at once. Before the hour was over, what the invalidation had noted expired, and the old entry was served again." + Next(3));
    }

    [Fact]
    public async Task Round_trips_of_an_invalidation_do_not_grow_with_the_entries()
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var entries in new[] { 10, 100, 1_000 })
        {
            await Task.WhenAll(Enumerable.Range(0, entries).Select(i => GetAsync($"{entries}-{i}", [$"tag-{entries}"])));

            // The first use of a script sends the script.
            await _cache.InvalidateAsync("nobody has this tag");
            costs[entries] = await Cost.OfAsync(() => _cache.InvalidateAsync($"tag-{entries}"), _redis.Tap);
            Assert.Equal(2, (await LoadedAgainAsync(($"{entries}-0", [$"tag-{entries}"]), ($"{entries}-{entries - 1}", [$"tag-{entries}"]))).Count);
        }

        var growth = Growth.Of("entries", [10, 100, 1_000], entries => costs[entries]);
        const string why = "Each round trip waits for the server, and between two of them others read and write.";
        growth.MustStayWithin(Counter.RoundTrips, _ => 2, hint: 1, why);
        growth.MustStayWithin(Counter.RedisCommands, _ => 4, hint: 1, why);
    }

    private static string Next(int hint) => $" Next: hint {hint} in katas/04-caching/tag-invalidation/README.md";

    private Task<string> GetAsync(string key, string[] tags, TimeSpan? timeToLive = null) => _cache.GetAsync(key, tags, timeToLive ?? _hour, () =>
    {
        Interlocked.Increment(ref _loads);
        return Task.FromResult(key);
    });

    private async Task<IReadOnlyList<string>> LoadedAgainAsync(params (string Key, string[] Tags)[] entries)
    {
        var loaded = new List<string>();
        foreach (var (key, tags) in entries)
        {
            await _cache.GetAsync(key, tags, _hour, () =>
            {
                loaded.Add(key);
                return Task.FromResult(key);
            });
        }

        return loaded;
    }

    private async Task MustLiveAtMostAsync(TimeSpan longest)
    {
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            var left = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit();
            Assert.True(
                left <= longest,
                $"No entry lives longer than {longest}, and the key {key} {(left is null ? "never expires" : $"lives {left}")}. "
                + "Whatever is kept for each tag and never expires fills Redis with tags of entries long gone." + Next(3));
        }
    }

    /// <summary>Removes what the server would have removed by then: no test waits for a minute.</summary>
    private async Task LetPassAsync(TimeSpan time)
    {
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            if (await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit() <= time)
            {
                await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
            }
        }
    }
}
