using StackExchange.Redis;
using Workbook.Measuring;
using Workbook.Redis;

namespace Workbook.Tests.Redis;

/// <summary>What a tap counts.</summary>
public sealed class RedisTapTests : IAsyncLifetime
{
    private RedisServer _server = null!;
    private RedisKeyspace _keys = null!;
    private RedisTap _tap = null!;

    public async ValueTask InitializeAsync()
    {
        Need.Redis();
        _server = await RedisServer.ConnectAsync();
        _keys = _server.NewKeyspace();
        _tap = RedisTap.Start(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _tap.DisposeAsync();
        await _keys.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Connecting_is_housekeeping_and_counts_as_nothing()
    {
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);

        Assert.Empty(_tap.Counts.ByCommand);
        Assert.Equal((0, 0, 0), (_tap.Counts.RoundTrips, _tap.Counts.BytesSent, _tap.Counts.BytesReceived));
        Assert.True(_tap.Counts.Housekeeping > 0, "the tap has seen nothing at all");
    }

    [Fact]
    public async Task Commands_are_counted_by_name_and_each_awaited_one_is_a_round_trip()
    {
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);

        for (var i = 0; i < 5; i++)
        {
            await client.Database.StringSetAsync(_keys.Key("a"), i).WithLimit();
        }

        Assert.Equal("4", await client.Database.StringGetAsync(_keys.Key("a")).WithLimit());
        Assert.Equal((5, 1, 6, 6), (_tap.Counts["set"], _tap.Counts["GET"], _tap.Counts.Commands, _tap.Counts.RoundTrips));
    }

    [Fact]
    public async Task Synchronous_calls_are_counted_too()
    {
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);

        client.Database.StringIncrement(_keys.Key("n"));
        client.Database.StringIncrement(_keys.Key("n"));

        Assert.Equal((2, 2), (_tap.Counts["INCR"], _tap.Counts.RoundTrips));
    }

    [Fact]
    public async Task Commands_written_before_any_reply_are_one_round_trip()
    {
        using var client = await RawClient.ConnectAsync(_tap.ConnectionString);
        var batch = string.Concat(Enumerable.Repeat($"INCR {_keys.Key("n")}\r\n", 5));

        await client.AskAsync(batch, ":1\r\n:2\r\n:3\r\n:4\r\n:5\r\n");
        Assert.Equal((5, 1), (_tap.Counts["INCR"], _tap.Counts.RoundTrips));

        await client.AskAsync($"GET {_keys.Key("n")}\r\n", "$1\r\n5\r\n");
        Assert.Equal(2, _tap.Counts.RoundTrips);
    }

    [Fact]
    public async Task A_transaction_is_one_round_trip_also_when_its_replies_come_one_by_one()
    {
        using var client = await RawClient.ConnectAsync(_tap.ConnectionString);

        await client.AskAsync("MULTI\r\n", "+OK\r\n");
        await client.AskAsync($"INCR {_keys.Key("n")}\r\n", "+QUEUED\r\n");
        await client.AskAsync("EXEC\r\n", "*1\r\n:1\r\n");
        Assert.Equal((3, 1), (_tap.Counts.Commands, _tap.Counts.RoundTrips));

        await client.AskAsync($"GET {_keys.Key("n")}\r\n", "$1\r\n1\r\n");
        Assert.Equal(2, _tap.Counts.RoundTrips);
    }

    [Fact]
    public async Task A_batch_of_the_client_library_is_one_round_trip_on_a_line_with_a_delay()
    {
        var time = new Workbook.Time.ManualTimeProvider();
        await using var slow = RedisTap.Start(_server, time);
        await using var client = await RedisClient.ConnectAsync(slow.ConnectionString);
        slow.Delay = TimeSpan.FromMilliseconds(20);

        var all = Task.WhenAll(Enumerable.Range(0, 500).Select(_ => client.Database.StringIncrementAsync(_keys.Key("n"))));
        while (slow.Counts.Commands < 500)
        {
            await Task.Yield();
        }

        Assert.False(all.IsCompleted);
        await AdvanceUntilAsync(time, all);
        Assert.Equal((500, 1), (slow.Counts["INCR"], slow.Counts.RoundTrips));
    }

    [Fact]
    public async Task Bytes_are_counted_each_way()
    {
        using var client = await RawClient.ConnectAsync(_tap.ConnectionString);
        var (command, reply) = ($"SET {_keys.Key("a")} {new string('x', 1000)}\r\n", "+OK\r\n");

        await client.AskAsync(command, reply);

        Assert.Equal((command.Length, reply.Length), (_tap.Counts.BytesSent, _tap.Counts.BytesReceived));
    }

    [Fact]
    public async Task Large_values_pass_unchanged()
    {
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);
        var value = new byte[3_000_000];
        new Random(1).NextBytes(value);

        await client.Database.StringSetAsync(_keys.Key("big"), value).WithLimit();

        Assert.Equal(value, (byte[]?)await client.Database.StringGetAsync(_keys.Key("big")).WithLimit());
        Assert.InRange(_tap.Counts.BytesReceived, 3_000_000, 3_000_100);
    }

    [Fact]
    public async Task Other_clients_of_the_server_are_not_counted()
    {
        await using var stranger = await RedisClient.ConnectAsync(_server.ConnectionString);
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);

        await stranger.Database.StringIncrementAsync(_keys.Key("n")).WithLimit();
        await client.Database.StringIncrementAsync(_keys.Key("n")).WithLimit();

        Assert.Equal(1, _tap.Counts.Commands);
    }

    [Fact]
    public async Task A_script_is_one_command_and_what_it_calls_inside_is_none()
    {
        using var client = await RawClient.ConnectAsync(_tap.ConnectionString);
        var script = "return redis.call('incr',KEYS[1])";
        await client.AskAsync($"*4\r\n$4\r\nEVAL\r\n${script.Length}\r\n{script}\r\n$1\r\n1\r\n${_keys.Key("n").Length}\r\n{_keys.Key("n")}\r\n", ":1\r\n");

        Assert.Equal((1, 1, 0, 1), (_tap.Counts.Commands, _tap.Counts["EVAL"], _tap.Counts["INCR"], _tap.Counts.RoundTrips));
    }

    [Fact]
    public async Task Messages_are_bytes_and_not_replies()
    {
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);
        await using var publisher = await RedisClient.ConnectAsync(_server.ConnectionString);
        var channel = new RedisChannel(_keys.Key("news"), RedisChannel.PatternMode.Literal);
        var second = new TaskCompletionSource();
        var seen = 0;
        await client.Connection.GetSubscriber().SubscribeAsync(channel, (_, _) =>
        {
            if (Interlocked.Increment(ref seen) == 2)
            {
                second.TrySetResult();
            }
        }).WithLimit();
        var before = _tap.Counts;

        await publisher.Database.PublishAsync(channel, "one").WithLimit();
        await publisher.Database.PublishAsync(channel, "two").WithLimit();
        await second.Task.WithLimit();

        var after = _tap.Counts.Since(before);
        Assert.Equal((1, 0, 0), (before["SUBSCRIBE"], after.Commands, after.RoundTrips));
        Assert.True(after.BytesReceived > 0);
    }

    [Fact]
    public async Task A_subscriber_can_subscribe_to_more_and_be_counted_right()
    {
        using var client = await RawClient.ConnectAsync(_tap.ConnectionString);
        await client.SendAsync($"SUBSCRIBE {_keys.Key("a")} {_keys.Key("b")}\r\n");
        await client.ReadAsync(2 * (_keys.Prefix.Length + 30));

        await client.SendAsync($"UNSUBSCRIBE {_keys.Key("a")} {_keys.Key("b")}\r\n");
        await client.ReadAsync(2 * (_keys.Prefix.Length + 30));
        await client.AskAsync($"GET {_keys.Key("a")}\r\n", "$-1\r\n");

        Assert.Equal((3, 3), (_tap.Counts.Commands, _tap.Counts.RoundTrips));
    }

    [Fact]
    public async Task It_is_a_source_of_costs()
    {
        await using var client = await RedisClient.ConnectAsync(_tap.ConnectionString);
        await client.Database.StringIncrementAsync(_keys.Key("n")).WithLimit();

        var cost = await Cost.OfAsync(async () =>
        {
            await client.Database.StringIncrementAsync(_keys.Key("n")).WithLimit();
            await client.Database.StringGetAsync(_keys.Key("n")).WithLimit();
        }, _tap);

        Assert.Equal((2, 2), (cost[Counter.RedisCommands], cost.RoundTrips));
        Assert.True(cost[Counter.BytesSent] > 0 && cost[Counter.BytesReceived] > 0);
        Assert.Contains("INCR", cost.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_and_not_waited_for_still_arrives()
    {
        using (var client = await RawClient.ConnectAsync(_tap.ConnectionString))
        {
            await client.SendAsync($"RPUSH {_keys.Key("list")} a\r\n");
        }

        using var reader = await RawClient.ConnectAsync(_server.ConnectionString);
        Assert.StartsWith("*2\r\n", await reader.AskAsync($"BLPOP {_keys.Key("list")} 10\r\n", "*2\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counts_show_themselves()
    {
        using var client = await RawClient.ConnectAsync(_tap.ConnectionString);
        await client.AskAsync("INCR " + _keys.Key("n") + "\r\n", ":1\r\n");

        Assert.Equal(
            $"""
            Redis commands
            command         count
            --------------  -----
            INCR                1
            round trips         1
            bytes sent         {_keys.Prefix.Length + 8}
            bytes received      4
            """.ReplaceLineEndings("\n"), _tap.Counts.ToString());
    }

    [Fact]
    public void A_connection_string_that_cannot_be_tapped_is_refused()
    {
        Assert.StartsWith("There is no host:port in", Assert.Throws<ArgumentException>(() => RedisTap.Start("abortConnect=false")).Message, StringComparison.Ordinal);
        Assert.StartsWith("A tap reads plain RESP", Assert.Throws<ArgumentException>(() => RedisTap.Start("localhost:6379,ssl=true")).Message, StringComparison.Ordinal);
    }

    // Timers may be set a moment after the clock moved, so it moves until all is done.
    internal static async Task AdvanceUntilAsync(Workbook.Time.ManualTimeProvider time, Task done)
    {
        var limit = done.WithLimit();
        while (!limit.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        await limit;
    }
}
