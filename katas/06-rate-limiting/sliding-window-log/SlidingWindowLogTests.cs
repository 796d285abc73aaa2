using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

public sealed class SlidingWindowLogTests : IAsyncLifetime
{
    private const string Wrong = "permits too many or too few";
    private const string BytesKept = "bytes kept in Redis";
    private static readonly DateTimeOffset _start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
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
        var log = New(_redis.Database, limit: 3);

        Assert.Equal([true, true, true, false], await AskAsync(log, "alice", 0, 1, 2, 3));
    }

    [Fact]
    public async Task Every_caller_has_a_log_of_their_own()
    {
        var log = New(_redis.Database, limit: 2);

        Assert.Equal([true, true, false], await AskAsync(log, "alice", 0, 1, 2));
        Assert.Equal([true, true, false], await AskAsync(log, "bob", 0, 1, 2));
    }

    [Fact]
    public async Task Instances_share_a_log()
    {
        var (here, there) = (New(_redis.Database, limit: 2), New((await _redis.ConnectAsync()).Database, limit: 2));

        Assert.Equal([true], await AskAsync(here, "alice", 0));
        Assert.Equal([true, false], await AskAsync(there, "alice", 1, 2));
    }

    [Fact]
    public async Task A_permit_counts_until_just_before_one_window_later()
    {
        var log = New(_redis.Database, limit: 2);

        Assert.Equal([true, true, false], await AskAsync(log, "just before", 0, 20, 59.999));
        Assert.Equal([true, true, true, false], await AskAsync(log, "at its instant", 0, 20, 60, 60.001));
    }

    [Fact]
    public async Task Requests_of_one_instant_all_count()
    {
        var log = New(_redis.Database, limit: 3);
        var granted = (await AskAsync(log, "alice", 7, 7, 7, 7, 7, 7)).Count(got => got);

        Require(3, granted, "Six requests of the same millisecond, and the limit is 3.", hint: 2);
        Require(0, (await AskAsync(log, "alice", 8, 9)).Count(got => got), "All three permits of the millisecond before still count.", hint: 2);
    }

    [Fact]
    public async Task Many_requests_of_one_instant_all_count_on_every_instance()
    {
        const int limit = 200;
        SlidingWindowLog[] instances = [New(_redis.Database, limit), New((await _redis.ConnectAsync()).Database, limit)];
        var granted = 0;
        for (var i = 0; i < 300; i++)
        {
            granted += await instances[i % 2].TryAcquireAsync("alice", _start) ? 1 : 0;
        }

        Require(limit, granted, "300 requests of the same millisecond at two instances, in turns. Two permits of one name are one: a number that one instance counts, or a small one by chance, is no name of its own.", hint: 3);
    }

    [Fact]
    public async Task Refused_requests_do_not_count()
    {
        var log = New(_redis.Database, limit: 5);
        var granted = (await AskAsync(log, "alice", [.. Enumerable.Range(0, 600).Select(second => (double)second)])).Count(got => got);

        Require(50, granted, "A request each second for ten minutes, and the limit is 5 a minute: 5 permits in each of ten minutes.", hint: 2);
    }

    [Fact]
    public async Task Two_hundred_at_once_get_exactly_the_limit()
    {
        const int limit = 40;
        var instances = new List<SlidingWindowLog> { New(_redis.Database, limit) };
        for (var i = 0; i < 3; i++)
        {
            instances.Add(New((await _redis.ConnectAsync()).Database, limit));
        }

        // Held back until all have asked: each instance has sent 50 first questions, more than there are permits, before any answer comes.
        _redis.Tap.Freeze();
        var asked = Enumerable.Range(0, 200).Select(i => instances[i % 4].TryAcquireAsync("alice", _start.AddMilliseconds(i / 4))).ToList();
        _redis.Tap.Thaw();
        var granted = (await Task.WhenAll(asked).WithLimit()).Count(got => got);

        Require(limit, granted, "200 callers of 4 instances at once, and the limit is 40.", hint: 3);
    }

    [Fact]
    public async Task A_request_is_one_round_trip()
    {
        await AskAsync(New(_redis.Database, limit: 5), "warm-up", 0);
        var log = New(_redis.Database, limit: 5);

        var growth = await GrowthOfAsync("requests", [10, 20, 40], async requests =>
            await Cost.OfAsync(() => AskAsync(log, $"caller-{requests}", [.. Enumerable.Range(0, requests).Select(i => (double)i)]), _redis.Tap));

        growth.MustStayWithin(Counter.RoundTrips, requests => requests, hint: 3, why: "Every request waits for each of them.");
    }

    [Fact]
    public async Task What_is_kept_does_not_grow_with_the_requests()
    {
        var growth = await GrowthOfAsync("requests", [20, 200, 2_000], async requests =>
        {
            var log = New(_redis.Database, limit: 10);
            await AskAsync(log, $"caller-{requests}", [.. Enumerable.Range(0, requests).Select(i => i / 2.0)]);
            return new Cost([new(BytesKept, await BytesOfAsync($"limit:caller-{requests}"))]);
        });

        growth.MustStayWithin(
            BytesKept, _ => 2_000, hint: 2,
            why: "Two requests a second, ten permits a minute: never more than ten permits count. Whatever else is kept is paid for by the one under attack.");
    }

    [Fact]
    public async Task Nothing_is_left_of_a_caller_who_stays_away()
    {
        var hour = TimeSpan.FromHours(1);
        await AskAsync(new SlidingWindowLog(_redis.Database, _redis.Keys.Key("limit:"), limit: 3, hour), "alice", 0, 1, 2, 3, 4);

        foreach (var key in await _redis.Keys.KeysAsync())
        {
            var left = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit();
            Assert.True(
                left is not null && left <= hour,
                $"The key {key} {(left is null ? "never expires" : $"expires in {left}")}; one window after the last permit nothing of it counts. Next: hint 3 in katas/06-rate-limiting/sliding-window-log/README.md");
            Assert.True(left > hour - TimeSpan.FromMinutes(5), $"The key {key} expires in {left}, and its permits count for an hour. Next: hint 3 in katas/06-rate-limiting/sliding-window-log/README.md");
        }
    }

    [Fact]
    public async Task Refused_requests_do_not_prolong_what_is_kept()
    {
        var log = New(_redis.Database, limit: 3);
        await AskAsync(log, "alice", 0, 1, 2);
        var keys = await _redis.Keys.KeysAsync();
        foreach (var key in keys)
        {
            await _redis.Uncounted.KeyExpireAsync(_redis.Keys.Key(key), _minute / 2).WithLimit();
        }

        Assert.Equal([false], await AskAsync(log, "alice", 32));

        foreach (var key in keys)
        {
            var left = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit();
            Assert.True(
                left is not null && left <= _minute / 2,
                $"The key {key} had 30 s left, until the last permit no longer counts; a refused request made it {left?.ToString() ?? "no end"}. Whoever is always refused would be kept for ever. Next: hint 3 in katas/06-rate-limiting/sliding-window-log/README.md");
        }
    }

    private SlidingWindowLog New(IDatabase redis, int limit) => new(redis, _redis.Keys.Key("limit:"), limit, _minute);

    private async Task<long> BytesOfAsync(string prefix)
    {
        var bytes = 0L;
        foreach (var key in (await _redis.Keys.KeysAsync()).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            bytes += (long)await _redis.Uncounted.ExecuteAsync("MEMORY", "USAGE", _redis.Keys.Key(key), "SAMPLES", 0).WithLimit();
        }

        return bytes;
    }

    private static async Task<Growth> GrowthOfAsync(string what, int[] sizes, Func<int, Task<Cost>> costAt)
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var size in sizes)
        {
            costs[size] = await costAt(size);
        }

        return Growth.Of(what, sizes, size => costs[size]);
    }

    private static async Task<List<bool>> AskAsync(SlidingWindowLog log, string caller, params double[] seconds)
    {
        var answers = new List<bool>();
        foreach (var at in seconds)
        {
            answers.Add(await log.TryAcquireAsync(caller, _start.AddSeconds(at)));
        }

        return answers;
    }

    private static void Require(int expected, int granted, string why, int hint) =>
        new Cost([new(Wrong, Math.Abs(granted - expected))], () => $"Permits granted: {granted}, due: {expected}.").MustStayWithin(Wrong, 0, hint, why);
}
