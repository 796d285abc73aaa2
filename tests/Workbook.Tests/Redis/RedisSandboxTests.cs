using Workbook.Redis;

namespace Workbook.Tests.Redis;

public class RedisSandboxTests
{
    [Fact]
    public async Task What_goes_through_the_database_is_counted_and_a_look_past_it_is_not()
    {
        Need.Redis();
        await using var sandbox = await RedisSandbox.OpenAsync();

        await sandbox.Database.StringSetAsync(sandbox.Keys.Key("a"), "1").WithLimit();
        await sandbox.Uncounted.StringGetAsync(sandbox.Keys.Key("a")).WithLimit();

        Assert.Equal(1, sandbox.Tap.Counts.Commands);
        Assert.Equal(1, sandbox.Tap.Counts["SET"]);
    }

    [Fact]
    public async Task A_second_client_is_counted_too()
    {
        Need.Redis();
        await using var sandbox = await RedisSandbox.OpenAsync();
        var second = await sandbox.ConnectAsync();

        await second.Database.StringIncrementAsync(sandbox.Keys.Key("n")).WithLimit();

        Assert.Equal(1, sandbox.Tap.Counts["INCR"]);
    }

    [Fact]
    public async Task Two_sandboxes_share_a_server_and_no_keys_and_leave_none_behind()
    {
        Need.Redis();
        await using var other = await RedisSandbox.OpenAsync();
        await other.Database.StringSetAsync(other.Keys.Key("kept"), "1").WithLimit();
        string left;
        await using (var sandbox = await RedisSandbox.OpenAsync())
        {
            left = sandbox.Keys.Key("gone");
            await sandbox.Database.StringSetAsync(left, "1").WithLimit();
        }

        Assert.False(await other.Uncounted.KeyExistsAsync(left).WithLimit());
        Assert.Equal(["kept"], await other.Keys.KeysAsync());
    }
}
