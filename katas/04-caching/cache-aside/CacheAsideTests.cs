using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;

public sealed class CacheAsideTests : IAsyncLifetime
{
    private const string Next = "Next: hint 3 in katas/04-caching/cache-aside/README.md";
    private readonly GivenDatabase _database = new();
    private RedisSandbox _redis = null!;

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.WhyUnavailable is { } reason)
        {
            // Of a skipped test `dotnet test` shows the name only, of a warning the text.
            TestContext.Current.AddWarning(reason);
            Assert.Skip(reason);
        }

        _redis = await RedisSandbox.OpenAsync();
    }

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? default;

    [Fact]
    public async Task A_product_comes_from_the_database_once_and_then_from_the_cache()
    {
        var cache = NewCache();

        Assert.Equal(new ProductView(7, "Product 7", 700), await Get(cache, 7));
        Assert.Equal(new ProductView(7, "Product 7", 700), await Get(cache, 7));
        Assert.Equal(new ProductView(8, "Product 8", 800), await Get(cache, 8));

        Assert.True(_database.LoadCount == 2, $"Products 7, 7 and 8 were asked for, and the database {_database.LoadCount} times. {Next}");
    }

    [Fact]
    public async Task A_hit_is_one_command_and_a_miss_two()
    {
        var cache = NewCache();
        await Get(cache, 1);

        var miss = await Cost.OfAsync(() => Get(cache, 7), _redis.Tap, _database);
        await HaveCached(cache, 7);
        var hit = await Cost.OfAsync(() => Get(cache, 7), _redis.Tap, _database);

        miss.MustStayWithin(GivenDatabase.Loads, 1, hint: 1);
        miss.MustStayWithin(
            Counter.RedisCommands, 2, hint: 1,
            why: "Read, and write with the time to live in the same command. A process that ends between SET and EXPIRE leaves an entry that lives for ever.");
        hit.MustStayWithin(Counter.RedisCommands, 1, hint: 1);
    }

    [Fact]
    public async Task Every_entry_expires()
    {
        var cache = NewCache();

        await HaveCached(cache, 7);
        var found = await LivesAsync();
        await HaveCached(cache, 500);
        var missing = (await LivesAsync()).Where(entry => found.All(other => other.Key != entry.Key)).ToList();

        Assert.True(found.Count > 0, $"Product 7 was asked for, and no key begins with settings.Prefix. {Next}");
        found.ForEach(entry => MustLive(entry, "A product", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)));
        missing.ForEach(entry => MustLive(entry, "That there is no product 500", TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task That_there_is_no_such_product_is_remembered_too()
    {
        var cache = NewCache();

        Assert.Null(await Get(cache, 500));
        var cost = await Cost.OfAsync(async () => Assert.Null(await Get(cache, 500)), _database);

        cost.MustStayWithin(
            GivenDatabase.Loads, 0, hint: 2,
            why: "Product 500 does not exist, the database said so a moment ago, and it is asked again. A robot that walks through old links asks it for each.");
    }

    [Fact]
    public async Task A_deployment_with_another_shape_does_not_read_the_old_one()
    {
        var (old, next) = (NewCache(version: 1), NewCache(version: 2));

        await Get(old, 7);
        var first = await Cost.OfAsync(() => Get(next, 7), _redis.Tap, _database);
        Assert.True(first[GivenDatabase.Loads] == 1, $"Version 2 read what version 1 had written. Its shape may be another, and the database was asked {first[GivenDatabase.Loads]} times instead of 1. {Next}");

        var later = await Cost.OfAsync(
            async () =>
            {
                await Get(old, 7);
                await Get(next, 7);
            },
            _redis.Tap,
            _database);
        later.MustStayWithin(
            GivenDatabase.Loads, 0, hint: 3,
            why: "While a deployment rolls out, both versions run. Each has its entry by now, and still the database was asked: they overwrite each other. Keep their keys apart.");
    }

    [Fact]
    public async Task Each_version_and_product_has_a_key_of_its_own()
    {
        await Get(NewCache(version: 1), 11);

        var product = await Get(NewCache(version: 11), 1);

        Assert.True(
            product?.Id == 1,
            $"Version 1 cached product 11; version 11 asked for product 1 and got {product}. Put something between two numbers in a key, or 1 and 11 read like 11 and 1. {Next}");
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"Id\":7,\"Na")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("{\"Id\":7,\"Name\":null,\"PriceCents\":700}")]
    [InlineData("\u0001\u0002")]
    public async Task A_corrupt_value_is_a_miss(string corrupt)
    {
        var cache = NewCache();
        await HaveCached(cache, 7);
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            await _redis.Uncounted.StringSetAsync(_redis.Keys.Key(key), corrupt, TimeSpan.FromMinutes(10)).WithLimit();
        }

        await MustHealAsync(cache, $"The cached value was \"{corrupt}\"");
    }

    [Fact]
    public async Task A_key_of_another_type_is_a_miss()
    {
        var cache = NewCache();
        await HaveCached(cache, 7);
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
            await _redis.Uncounted.ListRightPushAsync(_redis.Keys.Key(key), "somebody's list").WithLimit();
        }

        await MustHealAsync(cache, "Somebody had put a list at the key");
    }

    [Fact]
    public async Task An_error_of_the_database_is_not_cached()
    {
        var cache = NewCache();
        _database.IsAway = true;
        var error = await Record.ExceptionAsync(() => Get(cache, 7));
        Assert.True(
            error is DatabaseAwayException,
            $"The database failed, and GetAsync {(error is null ? "said that there is no such product" : $"threw {error.GetType().Name}: {error.Message}")} It has to throw what load threw: nobody knows whether there is one. {Next}");

        _database.IsAway = false;

        Assert.Equal("Product 7", (await Get(cache, 7))?.Name);
    }

    [Fact]
    public async Task Without_Redis_the_database_answers()
    {
        var cache = NewCache();
        await Get(cache, 7);
        _redis.Tap.Cut();

        var (product, error) = await TryGet(cache, 7);

        Assert.True(product?.Name == "Product 7", $"Redis is away, the database is not, and GetAsync failed: {error?.Message} A cache that fails should cost time, not answers. {Next}");
        Assert.True(_database.LoadCount == 2, $"Redis was away for one call, and the database was asked {_database.LoadCount - 1} times for it. {Next}");
    }

    [Fact]
    public async Task When_Redis_fails_at_the_write_the_caller_has_the_product_all_the_same()
    {
        var cache = new CacheAside(_redis.Database, new CacheSettings(_redis.Keys.Prefix, 1), id =>
        {
            _redis.Tap.Cut();
            return _database.LoadAsync(id);
        });

        var (product, error) = await TryGet(cache, 7);

        Assert.True(product?.Name == "Product 7", $"Redis answered the read and was away at the write. The product was loaded, and GetAsync failed: {error?.Message} The caller needs the product, not the entry. {Next}");
        Assert.True(_database.LoadCount == 1, $"The database was asked {_database.LoadCount} times for one product. {Next}");
    }

    [Fact]
    public async Task A_silent_Redis_is_not_waited_for_longer_than_the_patience()
    {
        var cache = NewCache(patience: TimeSpan.FromMilliseconds(100));
        _redis.Tap.Freeze();

        var (product, error) = await TryGet(cache, 7, TimeSpan.FromSeconds(8));

        Assert.True(product?.Name == "Product 7", $"Redis takes commands and answers none, and GetAsync failed: {error?.Message} Await every call with a limit, settings.Patience (a tenth of a second here), and go on without the cache. {Next}");
        Assert.True(_database.LoadCount == 1, $"The database was asked {_database.LoadCount} times for one product. {Next}");
    }

    private CacheAside NewCache(int version = 1, TimeSpan? patience = null) => new(
        _redis.Database,
        new CacheSettings(_redis.Keys.Prefix, version) { Patience = patience ?? TimeSpan.FromSeconds(10) },
        _database.LoadAsync);

    // Three times the patience at least: two calls to Redis may each use it up.
    private static Task<ProductView?> Get(CacheAside cache, int id, TimeSpan? limit = null) => cache.GetAsync(id).WithLimit(limit ?? TimeSpan.FromSeconds(40), "GetAsync");

    // Asks twice: who does not wait for the write has sent it by the second time, on the same line.
    private static async Task HaveCached(CacheAside cache, int id)
    {
        await Get(cache, id);
        await Get(cache, id);
    }

    private static async Task<(ProductView? Product, Exception? Error)> TryGet(CacheAside cache, int id, TimeSpan? limit = null)
    {
        try
        {
            return (await Get(cache, id, limit), null);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            return (null, error);
        }
    }

    private async Task MustHealAsync(CacheAside cache, string what)
    {
        ProductView? product = null;
        var error = await Record.ExceptionAsync(async () => product = await Get(cache, 7));
        Assert.True(error is null, $"{what}, and GetAsync failed with {error?.GetType().Name}: {error?.Message} What cannot be read is a miss. {Next}");
        Assert.True(product == new ProductView(7, "Product 7", 700), $"{what}, and GetAsync returned {product?.ToString() ?? "null"}. What cannot be read is a miss: ask the database. {Next}");

        await Get(cache, 7);
        Assert.True(_database.LoadCount == 2, $"{what}; the call after that should have replaced it, and the database was asked again. {Next}");
    }

    private async Task<List<(string Key, TimeSpan? Life)>> LivesAsync()
    {
        var lives = new List<(string, TimeSpan?)>();
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            lives.Add((key, await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit()));
        }

        return lives;
    }

    private static void MustLive((string Key, TimeSpan? Life) entry, string what, TimeSpan least, TimeSpan most) => Assert.True(
        entry.Life is { } life && life > least && life <= most,
        $"{what} is cached under {entry.Key} and lives {(entry.Life is null ? "for ever" : $"for {entry.Life}")}. It should be more than {least} and at most {most}. {Next}");
}
