using StackExchange.Redis;
using Workbook.Redis;

namespace Workbook.Tests.Redis;

/// <summary>What a client of the library gets when Redis does not do what it should: an answer within a limit that says what happened.</summary>
public class RedisFaultTests
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_server_that_is_silent_at_the_start_is_named()
    {
        Need.PrivateRedis();
        await using var silent = await RedisServer.StartAsync();
        await silent.PauseAsync();
        var settings = new RedisSettings($"{silent.ConnectionString},connectTimeout=500,connectRetry=1", IsRequired: false, Program: null);

        var error = await Assert.ThrowsAsync<RedisUnavailableException>(() => RedisServer.ConnectAsync(settings).WithLimit(TimeSpan.FromSeconds(60)));

        Assert.StartsWith($"WORKBOOK_REDIS is {settings.Address}, and no Redis answers there (", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, await RedisServer.WhyNotAsync(settings).WithLimit(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task A_server_that_is_killed_fails_calls_and_is_found_again_when_it_is_back()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        await using var client = await RedisClient.ConnectAsync(server.ConnectionString);
        await client.Database.StringSetAsync("a", "1").WithLimit();
        await server.PauseAsync();
        var underWay = client.Database.StringGetAsync("a");

        await server.StopAsync();

        await Assert.ThrowsAsync<RedisConnectionException>(() => underWay.WithLimit());
        await Assert.ThrowsAsync<RedisConnectionException>(() => client.Database.StringGetAsync("a").WithLimit());
        await server.StartAgainAsync();
        await UntilAnsweredAsync(() => client.Database.StringSetAsync("a", "2"));
        Assert.Equal("2", await client.Database.StringGetAsync("a").WithLimit());
    }

    [Fact]
    public async Task A_process_that_is_frozen_is_given_up_and_named_and_goes_on_afterwards()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        await using var client = await RedisClient.ConnectAsync(server.ConnectionString);
        await server.PauseAsync();
        var write = client.Database.StringSetAsync("a", "1");

        var error = await Assert.ThrowsAsync<TimeoutException>(() => write.WithLimit(_short));

        Assert.Equal("write did not finish within 50 ms.", error.Message);
        await server.ResumeAsync();
        Assert.True(await write.WithLimit());
        Assert.Equal("1", await client.Database.StringGetAsync("a").WithLimit());
    }

    [Fact]
    public async Task A_line_that_is_frozen_is_given_up_and_named_and_goes_on_afterwards()
    {
        Need.Redis();
        await using var redis = await RedisSandbox.OpenAsync();
        redis.Tap.Freeze();
        var write = redis.Database.StringSetAsync(redis.Keys.Key("a"), "1");

        var error = await Assert.ThrowsAsync<TimeoutException>(() => write.WithLimit(_short));

        Assert.Equal("write did not finish within 50 ms.", error.Message);
        redis.Tap.Thaw();
        Assert.True(await write.WithLimit());
        Assert.Equal("1", await redis.Database.StringGetAsync(redis.Keys.Key("a")).WithLimit());
    }

    [Fact]
    public async Task A_sandbox_whose_line_is_cut_or_frozen_still_cleans_up()
    {
        Need.Redis();
        await using var other = await RedisSandbox.OpenAsync();
        foreach (var fault in new Action<RedisTap>[] { tap => tap.Cut(), tap => tap.Freeze() })
        {
            var redis = await RedisSandbox.OpenAsync();
            var key = redis.Keys.Key("a");
            await redis.Database.StringSetAsync(key, "1").WithLimit();
            fault(redis.Tap);

            await redis.DisposeAsync();

            Assert.False(await other.Uncounted.KeyExistsAsync(key).WithLimit());
        }
    }

    [Fact]
    public async Task A_server_without_memory_refuses_writes_says_why_and_is_still_read_and_cleaned_up()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        await using var client = await RedisClient.ConnectAsync(server.ConnectionString);
        await using var keys = server.NewKeyspace();
        await client.Database.StringSetAsync(keys.Key("a"), "1").WithLimit();
        await client.Database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1").WithLimit();

        var error = await Assert.ThrowsAsync<RedisServerException>(() => client.Database.StringSetAsync(keys.Key("b"), "1").WithLimit());

        Assert.StartsWith("OOM ", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", await client.Database.StringGetAsync(keys.Key("a")).WithLimit());
        await keys.DisposeAsync();
        Assert.Empty(await keys.KeysAsync());
    }

    [Fact]
    public async Task A_value_of_another_type_is_refused_by_name_and_the_connection_goes_on()
    {
        Need.Redis();
        await using var redis = await RedisSandbox.OpenAsync();
        var key = redis.Keys.Key("a list");
        await redis.Database.ListRightPushAsync(key, "x").WithLimit();

        var error = await Assert.ThrowsAsync<RedisServerException>(() => redis.Database.StringGetAsync(key).WithLimit());

        Assert.StartsWith("WRONGTYPE ", error.Message, StringComparison.Ordinal);
        Assert.Equal("x", await redis.Database.ListGetByIndexAsync(key, 0).WithLimit());
        Assert.Equal((1, 1), (redis.Tap.Counts["GET"], redis.Tap.Counts["LINDEX"]));
    }

    // The client library connects again when it likes.
    private static async Task UntilAnsweredAsync(Func<Task<bool>> call)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                await call().WithLimit();
                return;
            }
            catch (Exception e) when (e is RedisException or NullReferenceException && !patience.IsCancellationRequested)
            {
                // The second is a race in version 1.2.6, while it words the first: the connection comes back meanwhile.
                await Task.Yield();
            }
        }
    }
}
