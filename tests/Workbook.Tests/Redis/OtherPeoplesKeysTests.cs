using StackExchange.Redis;
using Workbook.Redis;
using Workbook.Tests.Cli;

namespace Workbook.Tests.Redis;

/// <summary>A server under WORKBOOK_REDIS that others use too: their keys are all there afterwards, and none of ours.</summary>
public sealed class OtherPeoplesKeysTests : IAsyncLifetime
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private RedisServer _server = null!;
    private RedisClient _others = null!;

    public async ValueTask InitializeAsync()
    {
        Need.PrivateRedis();
        _server = await RedisServer.StartAsync();
        _others = await RedisClient.ConnectAsync(_server.ConnectionString);
        var database = _others.Database;
        await database.StringSetAsync("session:1", "somebody's", _hour).WithLimit();
        await database.StringSetAsync("workbook:", "a name like ours").WithLimit();
        await database.StringSetAsync("workbook:0123456789abcdef0123456789abcdef:a", "another process of ours").WithLimit();
        await database.HashSetAsync("a hash", "field", "value").WithLimit();
        await database.ListRightPushAsync("a queue", ["x", "y"]).WithLimit();
        await database.SortedSetAddAsync("a ranking", "x", 1).WithLimit();
        await _others.Connection.GetDatabase(1).StringSetAsync("in another database", "1").WithLimit();
    }

    public async ValueTask DisposeAsync()
    {
        await (_others?.DisposeAsync() ?? default);
        await (_server?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task A_keyspace_on_it_leaves_them_alone()
    {
        var before = await EverythingAsync();
        var settings = new RedisSettings(_server.ConnectionString, IsRequired: false, Program: null);

        await using (var shared = await RedisServer.ConnectAsync(settings))
        await using (var keys = shared.NewKeyspace())
        await using (var client = await RedisClient.ConnectAsync(shared.ConnectionString))
        {
            await client.Database.StringSetAsync(keys.Key("a"), "1").WithLimit();
            await client.Database.ListRightPushAsync(keys.Key("a queue"), "1").WithLimit();
            Assert.Equal(["a", "a queue"], await keys.KeysAsync());
        }

        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task The_tests_of_a_kata_use_it_and_leave_them_alone()
    {
        var before = await EverythingAsync();
        using var workbook = new ScratchWorkbook();
        workbook.AddKata("01-caches/polite", "", """
            using Workbook.Redis;

            public sealed class PoliteTests
            {
                [Fact]
                public async Task It_keeps_something()
                {
                    await using var redis = await RedisSandbox.OpenAsync();
                    await redis.Database.StringSetAsync(redis.Keys.Key("a"), "1").WithLimit();
                    await redis.Database.StringIncrementAsync("seen by the test").WithLimit();
                }
            }
            """);

        var result = await workbook.RunAsync(("WORKBOOK_REDIS", _server.ConnectionString), "check", "polite");

        Assert.Contains("1 of 1 tests passed", result.Output, StringComparison.Ordinal);
        Assert.Equal("1", await _others.Database.StringGetAsync("seen by the test").WithLimit());
        await _others.Database.KeyDeleteAsync("seen by the test").WithLimit();
        Assert.Equal(before, await EverythingAsync());
    }

    /// <summary>Every key of every database, with its value as the server would write it to a disk, and whether it expires.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var all = new List<string>();
        for (var number = 0; number < 2; number++)
        {
            var database = _others.Connection.GetDatabase(number);
            foreach (var key in (string[])(await database.ExecuteAsync("KEYS", "*").WithLimit())!)
            {
                var value = Convert.ToHexString((await database.KeyDumpAsync(key).WithLimit())!);
                all.Add($"{number} {key} {value} {(await database.KeyTimeToLiveAsync(key).WithLimit() is null ? "stays" : "expires")}");
            }
        }

        Assert.Equal(7, all.Count);
        return [.. all.Order(StringComparer.Ordinal)];
    }
}
