using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;
using Workbook.Time;

namespace TwoLevelCacheKata;

public sealed partial class TwoLevelCacheTests : IAsyncLifetime
{
    private static readonly CacheTimes _times = new(
        Local: TimeSpan.FromMinutes(1), Shared: TimeSpan.FromHours(1), Limit: TimeSpan.FromSeconds(1), Pause: TimeSpan.FromSeconds(5));

    private readonly ManualTimeProvider _clock = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private RedisSandbox _redis = null!;
    private RedisClient _client = null!;
    private TwoLevelCache _cache = null!;
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
        _client = await _redis.ConnectAsync();
        _cache = await StartAsync(_client.Connection);
    }

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? default;

    [Fact]
    public async Task The_second_get_comes_from_memory()
    {
        await GetAsync("lamp");
        var second = await Cost.OfAsync(() => GetAsync("lamp"), _redis.Tap);

        Assert.Equal(1, _loads);
        second.MustStayWithin(Counter.RedisCommands, 0, hint: 1, why: "What is in this process's memory needs no Redis.");
    }

    [Fact]
    public async Task Another_instance_finds_it_in_Redis_where_it_expires()
    {
        await GetAsync("lamp");
        var other = await AnotherAsync();

        Assert.Equal("lamp", (await GetAsync("lamp", other)).Name);
        Assert.True(_loads == 1, "Two instances asked for one product, and it was loaded twice: what one loads, the other finds in Redis.");
        var lives = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key("lamp")).WithLimit();
        Assert.True(
            lives > _times.Shared - TimeSpan.FromMinutes(1) && lives <= _times.Shared,
            $"The copy in Redis {(lives is null ? "never expires" : $"lives for {lives}")}. It should live for times.Shared, {_times.Shared}. Next: hint 1 in katas/04-caching/two-level-cache/README.md");
    }

    [Fact]
    public async Task Another_instance_sees_an_invalidation()
    {
        var other = await AnotherAsync();
        await GetAsync("lamp", other);
        await GetAsync("desk", other);
        await GetAsync("lamp");

        await _cache.InvalidateAsync("lamp").WithLimit();

        await MustHearAsync("lamp", other);
        var desk = await Cost.OfAsync(() => GetAsync("desk", other), _redis.Tap);
        desk.MustStayWithin(Counter.RedisCommands, 0, hint: 2, why: "Only what was invalidated is forgotten. The desk was not.");
    }

    [Fact]
    public async Task Whoever_hears_of_an_invalidation_no_longer_finds_the_old_product()
    {
        await GetAsync("lamp");
        using var message = _redis.Tap.Hold("PUBLISH");
        var (invalidation, waited) = (_cache.InvalidateAsync("lamp"), Stopwatch.StartNew());
        while (message.Waiting == 0 && !invalidation.IsCompleted)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(5), "For 5 s, InvalidateAsync has neither ended nor sent its message.");
            await Task.Yield();
        }

        // The message is about to leave, or did so in a script.
        while (await _redis.Uncounted.KeyExistsAsync(_redis.Keys.Key("lamp")).WithLimit())
        {
            Assert.True(
                waited.Elapsed < TimeSpan.FromSeconds(5),
                "The others are told before the product is gone from Redis. Whoever hears of it asks Redis at once, finds the old one, and keeps it. First delete, then publish. Next: hint 2 in katas/04-caching/two-level-cache/README.md");
        }

        message.Dispose();
        await invalidation.WithLimit();
    }

    [Fact]
    public async Task A_copy_in_memory_is_used_no_longer_than_its_time()
    {
        await GetAsync("lamp");
        _clock.Advance(_times.Local - TimeSpan.FromTicks(1));
        Assert.Equal(0, (await Cost.OfAsync(() => GetAsync("lamp"), _redis.Tap))[Counter.RedisCommands]);
        _clock.Advance(TimeSpan.FromTicks(1));

        var cost = await Cost.OfAsync(() => GetAsync("lamp"), _redis.Tap);

        Assert.True(
            (_loads, cost[Counter.RedisCommands]) == (1, 1),
            "A message may be lost while the line is down, so after a minute Redis is asked what is right. "
            + $"Loads: {_loads} instead of 1. Questions to Redis: {cost[Counter.RedisCommands]} instead of 1. Next: hint 2 in katas/04-caching/two-level-cache/README.md");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_invalidated_while_it_was_loaded_is_not_kept(bool byAnother)
    {
        var by = byAnother ? await AnotherAsync() : _cache;
        await GetAsync("desk");
        var old = await _cache.GetAsync("lamp", async () =>
        {
            await by.InvalidateAsync("lamp");

            // Messages come in order: who has heard of the desk has heard of the lamp.
            await by.InvalidateAsync("desk");
            await MustHearAsync("desk", _cache);
            return new Product(1, "lamp", 100);
        });

        var now = await _cache.GetAsync("lamp", () => Task.FromResult(new Product(1, "lamp", 200)));

        Assert.Equal(100, old.PriceCents);
        Assert.True(
            now.PriceCents == 200,
            $"The product was read, then changed and invalidated by {(byAnother ? "another instance, whose message came" : "this instance")}, and then the old one was kept: nobody will invalidate it again. Next: hint 2 in katas/04-caching/two-level-cache/README.md");
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("{\"Id\":1,\"Name\":\"la")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_no_product_is_loaded_and_replaced(string? cached)
    {
        var (key, there) = (_redis.Keys.Key("lamp"), _redis.Uncounted);
        await (cached is null ? (Task)there.ListRightPushAsync(key, "of another type") : there.StringSetAsync(key, cached)).WithLimit();

        var product = await GetAsync("lamp");
        Assert.True(
            product == new Product(1, "lamp", 100),
            $"What Redis has is no whole product: {cached}\nIt was returned as one: {product}. Next: hint 3 in katas/04-caching/two-level-cache/README.md");
        Assert.Equal("lamp", (await GetAsync("lamp", await AnotherAsync())).Name);

        Assert.True(_loads == 1, "What was in Redis is no product, so the first instance loads it and replaces what is there; the second loaded it again. Next: hint 3 in katas/04-caching/two-level-cache/README.md");
        MustHaveWarned("lamp");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_invalidation_that_Redis_does_not_hear_says_so(bool silent)
    {
        await GetAsync("lamp");
        (silent ? (Action)_redis.Tap.Freeze : _redis.Tap.Cut)();

        var error = await Record.ExceptionAsync(() => ServedAsync(async () =>
        {
            await _cache.InvalidateAsync("lamp");
            return 0;
        }));

        Assert.True(
            error is not null,
            "Others will show the old product until their copies expire, so the caller has to know. InvalidateAsync threw nothing. Next: hint 3 in katas/04-caching/two-level-cache/README.md");
        await ServedAsync(() => GetAsync("lamp"));
        Assert.True(
            _loads == 2,
            "Redis did not hear of the invalidation, and this instance shows the old product too: it need not wait for Redis to forget its own copy. Next: hint 2 in katas/04-caching/two-level-cache/README.md");
    }

    private async Task<TwoLevelCache> AnotherAsync() => await StartAsync((await _redis.ConnectAsync()).Connection);

    private Task<TwoLevelCache> StartAsync(ConnectionMultiplexer redis) =>
        TwoLevelCache.StartAsync(redis, _redis.Keys.Prefix, _times, _clock, _warnings.Enqueue).WithLimit();

    private async Task<Product> GetAsync(string key, TwoLevelCache? cache = null)
    {
        try
        {
            return await (cache ?? _cache).GetAsync(key, () =>
            {
                Interlocked.Increment(ref _loads);
                return Task.FromResult(new Product(1, key, 100));
            });
        }
        catch (Exception error) when (error is RedisException or TimeoutException or JsonException)
        {
            Assert.Fail($"GetAsync has to answer whatever Redis does. For \"{key}\" it threw {error.GetType().Name}: {error.Message}\nNext: hint 3 in katas/04-caching/two-level-cache/README.md");
            throw;
        }
    }

    // A message is on its way; until it is there, the copy is used.
    private async Task MustHearAsync(string key, TwoLevelCache cache)
    {
        var (loads, waited) = (_loads, Stopwatch.StartNew());
        while (_loads == loads)
        {
            Assert.True(
                waited.Elapsed < TimeSpan.FromSeconds(5),
                "One instance invalidated a product. 5 s later the other still shows the copy in its memory: nobody told it. Next: hint 1 in katas/04-caching/two-level-cache/README.md");
            await GetAsync(key, cache);
            await Task.Yield();
        }
    }

    private Task<T> ServedAsync<T>(Func<Task<T>> call) => Waiting.ServedAsync(_clock, _times.Limit, call);
}
