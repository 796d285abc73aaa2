using Workbook.Redis;

namespace Workbook.Tests.Redis;

public class RedisServerTests
{
    private const string Ping = "PING\r\n";
    private const string Pong = "+PONG\r\n";

    [Fact]
    public async Task A_private_server_answers_and_is_gone_when_disposed()
    {
        Need.PrivateRedis();
        string address;
        await using (var server = await RedisServer.StartAsync())
        {
            address = server.ConnectionString;
            await using var client = await RedisClient.ConnectAsync(address);

            Assert.True(await client.Database.StringSetAsync("a", "1").WithLimit());
            Assert.True(server is { IsPrivate: true, IsRunning: true });
        }

        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.ConnectAsync(address));
    }

    [Fact]
    public async Task Two_at_once_do_not_see_each_other()
    {
        Need.PrivateRedis();
        await using var one = await RedisServer.StartAsync();
        await using var two = await RedisServer.StartAsync();
        await using var first = await RedisClient.ConnectAsync(one.ConnectionString);
        await using var second = await RedisClient.ConnectAsync(two.ConnectionString);

        await first.Database.StringSetAsync("key", "of the first").WithLimit();

        Assert.NotEqual(one.ConnectionString, two.ConnectionString);
        Assert.True((await second.Database.StringGetAsync("key").WithLimit()).IsNull);
    }

    [Fact]
    public async Task A_server_does_not_outlive_an_owner_that_was_killed()
    {
        Need.PrivateRedis();
        using var owner = await OwnerProcess.StartAsync();
        using var client = await RawClient.ConnectAsync(owner.ConnectionString);
        Assert.Equal(Pong, await client.AskAsync(Ping, Pong));

        owner.Kill();

        await client.EndAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.ConnectAsync(owner.ConnectionString));
    }

    [Fact]
    public async Task Its_folder_is_gone_with_it()
    {
        Need.PrivateRedis();
        string folder;
        await using (var server = await RedisServer.StartAsync())
        {
            using var client = await RawClient.ConnectAsync(server.ConnectionString);
            await client.SendAsync("CONFIG GET dir\r\n");
            folder = (await client.ReadAsync(40)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[^1];
            Assert.True(Directory.Exists(folder), folder);
        }

        Assert.False(Directory.Exists(folder), folder);
    }

    [Fact]
    public async Task Stopped_it_cuts_its_connections_and_started_again_it_is_empty_on_the_same_port()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.ConnectionString);
        Assert.Equal("+OK\r\n", await client.AskAsync("SET a 1\r\n", "+OK\r\n"));

        await server.StopAsync();
        Assert.False(server.IsRunning);
        await client.EndAsync();
        await server.StartAgainAsync();

        using var again = await RawClient.ConnectAsync(server.ConnectionString);
        Assert.Equal("$-1\r\n", await again.AskAsync("GET a\r\n", "$-1\r\n"));
        Assert.True(server.IsRunning);
    }

    [Fact]
    public async Task Started_again_while_running_it_keeps_its_data()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.ConnectionString);
        await client.AskAsync("SET a 1\r\n", "+OK\r\n");

        await server.StartAgainAsync();

        Assert.Equal("$1\r\n1\r\n", await client.AskAsync("GET a\r\n", "$1\r\n1\r\n"));
    }

    [Fact]
    public async Task Paused_it_accepts_bytes_and_answers_only_when_resumed()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.ConnectionString);
        Assert.Equal(Pong, await client.AskAsync(Ping, Pong));

        await server.PauseAsync();
        await client.SendAsync(Ping);
        var answer = client.ReadAsync(Pong.Length);

        // What a paused server would answer late would be there by the time a running one has answered a hundred times.
        await using var other = await RedisServer.StartAsync();
        using var otherClient = await RawClient.ConnectAsync(other.ConnectionString);
        for (var i = 0; i < 100; i++)
        {
            await otherClient.AskAsync(Ping, Pong);
        }

        Assert.True(server.IsPaused);
        Assert.False(answer.IsCompleted);
        await server.ResumeAsync();
        Assert.Equal(Pong, await answer);
        Assert.False(server.IsPaused);
    }

    [Fact]
    public async Task A_paused_server_can_be_stopped()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        await server.PauseAsync();

        await server.StopAsync();

        Assert.True(server is { IsRunning: false, IsPaused: false });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(server.PauseAsync);
        Assert.Equal("The server is stopped and cannot be paused; call StartAgainAsync first.", error.Message);
    }

    [Fact]
    public async Task That_it_was_killed_by_somebody_else_is_noticed()
    {
        Need.PrivateRedis();
        await using var server = await RedisServer.StartAsync();
        using (var client = await RawClient.ConnectAsync(server.ConnectionString))
        {
            await client.SendAsync("SHUTDOWN NOSAVE\r\n");
            await server.Ended.WithLimit();
        }

        Assert.False(server.IsRunning);
        await server.StartAgainAsync();

        using var again = await RawClient.ConnectAsync(server.ConnectionString);
        Assert.Equal(Pong, await again.AskAsync(Ping, Pong));
    }
}
