using Workbook.Redis;

namespace Workbook.Tests.Redis;

public class RedisKeyspaceTests
{
    [Fact]
    public async Task It_deletes_its_own_keys_and_nobody_elses()
    {
        Need.Redis();
        await using var server = await RedisServer.ConnectAsync();
        await using var client = await RedisClient.ConnectAsync(server.ConnectionString);
        var database = client.Database;
        await using var neighbour = server.NewKeyspace();
        await database.StringSetAsync(neighbour.Key("a"), 1).WithLimit();

        await using (var mine = server.NewKeyspace())
        {
            // More than one page of a scan.
            await Task.WhenAll(Enumerable.Range(0, 1200).Select(i => database.StringSetAsync(mine.Key($"k{i}"), i))).WithLimit();
            await database.HashSetAsync(mine.Key("hash"), "field", 1).WithLimit();
            Assert.Equal(1201, (await mine.KeysAsync()).Count);
            await mine.DisposeAsync();
            Assert.Empty(await mine.KeysAsync());
        }

        Assert.Equal(["a"], await neighbour.KeysAsync());
    }

    [Fact]
    public async Task No_two_share_a_prefix()
    {
        Need.Redis();
        await using var server = await RedisServer.ConnectAsync();

        var prefixes = Enumerable.Range(0, 100).Select(_ => server.NewKeyspace().Prefix).ToList();

        Assert.Equal(100, prefixes.Distinct().Count());
        Assert.All(prefixes, prefix => Assert.Matches("^workbook:[0-9a-f]{32}:$", prefix));
    }

    [Fact]
    public async Task Disposing_it_after_its_private_server_stopped_or_froze_does_nothing()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        await using var keys = server.NewKeyspace();
        Assert.Empty(await keys.KeysAsync());

        await server.PauseAsync();
        await keys.DisposeAsync();
        await server.StopAsync();
        await keys.DisposeAsync();
    }
}
