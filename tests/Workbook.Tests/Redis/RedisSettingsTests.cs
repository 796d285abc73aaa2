using Workbook.Redis;

namespace Workbook.Tests.Redis;

public class RedisSettingsTests
{
    private static readonly RedisSettings _nothing = new(Address: null, IsRequired: false, Program: null);

    // _nothing listens on the port of this address: it is a listener's own, closed again.
    private static RedisSettings Unanswered => _nothing with { Address = $"127.0.0.1:{ClosedPort()},connectTimeout=500,connectRetry=1" };

    [Fact]
    public async Task Without_redis_the_error_names_the_ways_to_get_one()
    {
        var error = await Assert.ThrowsAsync<RedisUnavailableException>(() => RedisServer.ConnectAsync(_nothing));

        Assert.Contains("docker compose up -d redis", error.Message, StringComparison.Ordinal);
        Assert.Contains("WORKBOOK_REDIS=localhost:6379", error.Message, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains("apt install redis-server", error.Message, StringComparison.Ordinal);
            Assert.Contains("brew install redis", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(error.Message, await RedisServer.WhyNotAsync(_nothing));
    }

    [Fact]
    public async Task An_address_where_nothing_answers_is_named_and_not_replaced_by_a_private_server()
    {
        var settings = Unanswered with { Program = RedisSettings.FromEnvironment().Program };
        var error = await Assert.ThrowsAsync<RedisUnavailableException>(() => RedisServer.ConnectAsync(settings));

        Assert.StartsWith($"WORKBOOK_REDIS is {settings.Address}, and no Redis answers there (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Start it (docker compose up -d redis), or unset WORKBOOK_REDIS to use a private server.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("WORKBOOK_REDIS is ", await RedisServer.WhyNotAsync(settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_a_server_of_its_own_says_so_where_only_an_address_is_given()
    {
        var error = await Assert.ThrowsAsync<RedisUnavailableException>(() => RedisServer.StartAsync(_nothing with { Address = "127.0.0.1:6379" }));

        Assert.StartsWith("This needs a Redis of its own", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("is not set", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_redis_is_required_a_test_is_not_skipped() =>
        Assert.Null(await RedisServer.WhyNotAsync(_nothing with { IsRequired = true }));

    [Fact]
    public async Task An_address_that_answers_is_used_and_left_running()
    {
        Need.PrivateRedis();
        await using var existing = await RedisServer.StartAsync();
        var settings = _nothing with { Address = existing.ConnectionString };

        Assert.Null(await RedisServer.WhyNotAsync(settings));
        await using (var server = await RedisServer.ConnectAsync(settings))
        {
            Assert.Equal((existing.ConnectionString, false, true), (server.ConnectionString, server.IsPrivate, server.IsRunning));
            var error = await Assert.ThrowsAsync<InvalidOperationException>(server.StopAsync);
            Assert.EndsWith("is not a private server and is not stopped from here. Use RedisServer.StartAsync.", error.Message, StringComparison.Ordinal);
        }

        using var client = await RawClient.ConnectAsync(existing.ConnectionString);
        Assert.Equal("+PONG\r\n", await client.AskAsync("PING\r\n", "+PONG\r\n"));
    }

    [Fact]
    public async Task A_program_that_ends_at_once_is_reported_with_what_it_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workbook starts no Redis on Windows.");
        var error = await Assert.ThrowsAsync<RedisUnavailableException>(() => RedisServer.StartAsync(_nothing with { Program = "/bin/ls" }));

        Assert.StartsWith("The private redis-server ended at once. Its log: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("--port", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_is_looked_for_on_the_path_first()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workbook starts no Redis on Windows.");
        var folder = Directory.CreateTempSubdirectory("workbook-path-");
        try
        {
            var program = Path.Combine(folder.FullName, "valkey-server");
            File.WriteAllText(program, "");

            Assert.Equal(program, RedisSettings.FindProgram($"{Path.GetTempPath()}{Path.PathSeparator}{folder.FullName}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int ClosedPort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
