using System.Reflection;
using StackExchange.Redis;
using Workbook.Redis;

namespace FixedWindowKata;

public sealed class FixedWindowTests : IAsyncLifetime
{
    private const string TooMany = "permits over the limit";
    private const string Endless = "windows that never end";
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
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
    public async Task A_caller_gets_the_limit_and_no_more()
    {
        var window = New(_redis.Database, limit: 3);

        Assert.Equal([true, true, true, false, false], await AskAsync(window, "alice", 5));
    }

    [Fact]
    public async Task Every_caller_has_a_window_of_their_own()
    {
        var window = New(_redis.Database, limit: 3);
        await AskAsync(window, "alice", 5);

        Assert.Equal([true, true, true, false], await AskAsync(window, "bob", 4));
    }

    [Fact]
    public async Task Instances_share_a_window()
    {
        var (here, there) = (New(_redis.Database, limit: 3), New((await _redis.ConnectAsync()).Database, limit: 3));

        Assert.Equal([true, true], await AskAsync(here, "alice", 2));
        Assert.Equal([true, false], await AskAsync(there, "alice", 2));
        Assert.Equal([false], await AskAsync(here, "alice", 1));
    }

    [Fact]
    public async Task When_the_window_is_over_a_new_one_begins()
    {
        var window = New(_redis.Database, limit: 3);
        await AskAsync(window, "alice", 5);
        await EndWindowsAsync();

        Assert.Equal([true, true, true, false], await AskAsync(window, "alice", 4));
    }

    [Fact]
    public async Task Two_hundred_at_once_get_exactly_the_limit()
    {
        const int limit = 40;
        var instances = new List<FixedWindow> { New(_redis.Database, limit) };
        for (var i = 0; i < 3; i++)
        {
            instances.Add(New((await _redis.ConnectAsync()).Database, limit));
        }

        // Held back until all have asked: each instance has sent 50 first questions, more than there are permits, before any answer comes.
        _redis.Tap.Freeze();
        var asked = Enumerable.Range(0, 200).Select(i => instances[i % 4].TryAcquireAsync("alice")).ToList();
        _redis.Tap.Thaw();
        var granted = (await Task.WhenAll(asked).WithLimit()).Count(got => got);

        Require(TooMany, granted - limit, $"200 callers of 4 instances at once: {granted} permits, the limit is {limit}.", hint: 2, "Who looks first and counts later counts on nobody else doing the same.");
        Assert.True(granted == limit, $"200 callers at once got {granted} permits; due are {limit}. Next: hint 2 in katas/06-rate-limiting/fixed-window/README.md");
    }

    [Fact]
    public async Task A_request_is_one_round_trip()
    {
        await New(_redis.Database, limit: 5).TryAcquireAsync("warm-up");
        var window = New(_redis.Database, limit: 5);

        var growth = await GrowthOfAsync("requests", [10, 20, 40], requests => AskAsync(window, $"caller-{requests}", requests));

        growth.MustStayWithin(Counter.RoundTrips, requests => requests, hint: 3, why: "Every request waits for each of them.");
    }

    [Fact]
    public async Task The_window_is_set_once_and_ends_whoever_keeps_asking()
    {
        var window = New(_redis.Database, limit: 2);
        await window.TryAcquireAsync("alice");
        foreach (var (key, left) in await WindowsAsync())
        {
            Assert.True(left > _hour - TimeSpan.FromMinutes(5) && left <= _hour, $"The key {key} ends in {left}; the window is one hour, from now.");
            await _redis.Uncounted.KeyExpireAsync(_redis.Keys.Key(key), TimeSpan.FromMinutes(10)).WithLimit();
        }

        await AskAsync(window, "alice", 5);

        var longer = (await WindowsAsync()).Where(w => w.Left > TimeSpan.FromMinutes(10)).ToList();
        Require(Endless, longer.Count, string.Join("\n", longer.Select(w => $"{w.Key} had ten minutes left; after five more requests {w.Left}.")), hint: 2, "An expiry that every request sets anew never comes for a caller who keeps asking.");
    }

    [Fact]
    public async Task There_is_never_a_counter_without_an_end()
    {
        var gates = new[] { "EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT" }.Select(_redis.Tap.Hold).ToList();
        var asked = New(_redis.Database, limit: 2).TryAcquireAsync("alice");

        // Either the answer comes, or an expiry is on its way: this is when an instance could crash.
        await Task.WhenAny([asked, .. gates.Select(gate => gate.WaitingAsync(1))]);
        var endless = (await WindowsAsync()).Where(w => w.Left is null).ToList();
        gates.ForEach(gate => gate.Dispose());
        await asked;

        Require(Endless, endless.Count, string.Join("\n", endless.Select(w => $"{w.Key} is counted, and its expiry is not yet sent. If the instance stops now, this caller is shut out for ever once the limit is reached.")), hint: 3, "Counting and setting the expiry are two steps here.");
        Assert.All(await WindowsAsync(), w => Assert.True(w.Left is not null, $"The key {w.Key} never ends. Next: hint 3 in katas/06-rate-limiting/fixed-window/README.md"));
    }

    [Fact]
    public void No_clock_but_that_of_Redis_is_asked()
    {
        var called = CalledMethods.Of(Assembly.GetExecutingAssembly(), typeof(FixedWindowTests).Namespace!, typeof(FixedWindowTests));
        var clock = called.FirstOrDefault(method => method.Name is "get_UtcNow" or "get_Now" or nameof(TimeProvider.GetUtcNow));

        Assert.True(
            clock is null,
            $"The code calls {clock?.DeclaringType?.Name}.{clock?.Name}. The window of a caller begins with their first request, not at the full hour by the clock of one instance: "
            + "no two clocks agree, and all callers would begin anew at once. Next: hint 3 in katas/06-rate-limiting/fixed-window/README.md");
    }

    private FixedWindow New(IDatabase redis, int limit) => new(redis, _redis.Keys.Key("limit:"), limit, _hour);

    private async Task EndWindowsAsync()
    {
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
        }
    }

    private async Task<List<(string Key, TimeSpan? Left)>> WindowsAsync()
    {
        var windows = new List<(string, TimeSpan?)>();
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            windows.Add((key, await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit()));
        }

        return windows;
    }

    private async Task<Growth> GrowthOfAsync(string what, int[] sizes, Func<int, Task> code)
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var size in sizes)
        {
            costs[size] = await Cost.OfAsync(() => code(size), _redis.Tap);
        }

        return Growth.Of(what, sizes, size => costs[size]);
    }

    private static async Task<List<bool>> AskAsync(FixedWindow window, string caller, int times)
    {
        var answers = new List<bool>();
        for (var i = 0; i < times; i++)
        {
            answers.Add(await window.TryAcquireAsync(caller));
        }

        return answers;
    }

    private static void Require(string counter, int count, string evidence, int hint, string why) =>
        new Cost([new(counter, Math.Max(0, count))], () => evidence).MustStayWithin(counter, 0, hint, why);
}
