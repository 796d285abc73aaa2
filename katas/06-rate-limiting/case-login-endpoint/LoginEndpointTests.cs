using StackExchange.Redis;
using Workbook.Redis;

namespace LoginEndpointKata;

public sealed class LoginEndpointTests : IAsyncLifetime
{
    private const string Checks = "passwords checked";
    private const string Wrong = "answers that are not as they should be";
    private const string Endless = "counters without an end";
    private const string KeptOut = "counters whose end moves away";
    private readonly Accounts _accounts = new Accounts().With("alice", "right").With("bob", "right");
    private RedisSandbox _redis = null!;
    private int _address;

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
    public async Task The_right_password_begins_a_session()
    {
        var login = New(_redis.Database);
        var (first, second) = (await login.LoginAsync("alice", "right", "a"), await login.LoginAsync(" Alice", "right", "a"));

        Assert.Equal([LoginResult.In, LoginResult.In], [first.Result, second.Result]);
        Assert.True(first.Session is { Length: >= 22 } && first.Session != second.Session, "A session is 128 bits of chance, and new each time.");
        var key = Assert.Single(await _redis.Keys.KeysAsync(), key => key.Contains(first.Session, StringComparison.Ordinal));
        var left = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit();
        Assert.True(left > TimeSpan.FromMinutes(50) && left <= TimeSpan.FromHours(1), $"The session ends in {left}; an hour is due.");
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_look_alike_and_cost_alike()
    {
        var login = New(_redis.Database);

        Assert.Equal(new LoginAnswer(LoginResult.Wrong, null), await login.LoginAsync("alice", "guess", "a"));
        Assert.Equal(1, _accounts.PasswordChecks);
        Assert.Equal(new LoginAnswer(LoginResult.Wrong, null), await login.LoginAsync("nobody", "guess", "a"));
        Assert.True(_accounts.PasswordChecks == 2, "A name that does not exist is answered without checking a password: that is quicker, and the time tells which names exist.");
    }

    [Fact]
    public async Task Five_wrong_tries_close_an_account_and_no_other()
    {
        var login = New(_redis.Database);

        Assert.Equal(Results((LoginResult.Wrong, 5), (LoginResult.TooMany, 3)), await GuessAsync(login, "alice", 8));
        Assert.Equal(LoginResult.TooMany, (await login.LoginAsync("alice", "right", NewAddress())).Result);
        Assert.Equal(LoginResult.In, (await login.LoginAsync("bob", "right", NewAddress())).Result);
    }

    [Fact]
    public async Task Twenty_wrong_tries_close_an_address_and_no_other()
    {
        var login = New(_redis.Database);
        var results = new List<LoginResult>();
        for (var i = 0; i < 25; i++)
        {
            results.Add((await login.LoginAsync($"name-{i}", "guess", "one address")).Result);
        }

        Assert.Equal(Results((LoginResult.Wrong, 20), (LoginResult.TooMany, 5)), results);
        Assert.Equal(LoginResult.TooMany, (await login.LoginAsync("bob", "right", "one address")).Result);
        Assert.Equal(LoginResult.In, (await login.LoginAsync("bob", "right", "another address")).Result);
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones_of_the_account()
    {
        var login = New(_redis.Database);
        for (var i = 0; i < 4; i++)
        {
            await GuessAsync(login, "alice", 4);
            Assert.Equal(LoginResult.In, (await login.LoginAsync("alice", "right", NewAddress())).Result);
        }
    }

    [Fact]
    public async Task Right_passwords_do_not_use_up_an_address()
    {
        var login = New(_redis.Database);
        for (var i = 0; i < 30; i++)
        {
            Assert.True((await login.LoginAsync("alice", "right", "an office")).Result == LoginResult.In, $"Login {i + 1} from one address, all with the right password, was refused.");
        }
    }

    [Fact]
    public async Task The_right_password_does_not_forget_the_wrong_ones_of_an_address()
    {
        var login = New(_redis.Database);
        for (var i = 0; i < 19; i++)
        {
            await login.LoginAsync($"name-{i}", "guess", "one address");
        }

        Assert.Equal(LoginResult.In, (await login.LoginAsync("alice", "right", "one address")).Result);
        Assert.Equal(LoginResult.Wrong, (await login.LoginAsync("name-19", "guess", "one address")).Result);
        Require(
            (await login.LoginAsync("name-20", "guess", "one address")).Result == LoginResult.TooMany,
            "From one address: 19 wrong tries, one with the right password, one wrong one. The next was let through, and it is wrong try 21.",
            "Whoever has an account of their own logs in after each 19 guesses, and begins anew.");
    }

    [Fact]
    public async Task A_closed_address_closes_no_account()
    {
        var login = New(_redis.Database);
        for (var i = 0; i < 20; i++)
        {
            await login.LoginAsync($"name-{i}", "guess", "a closed address");
        }

        for (var i = 0; i < 10; i++)
        {
            await login.LoginAsync("bob", "guess", "a closed address");
        }

        Require(
            (await login.LoginAsync("bob", "right", NewAddress())).Result == LoginResult.In,
            "A closed address tried the account of bob ten times, and no password was looked at. Now bob, at home, with the right one, is kept out.",
            "A refused try was no guess. If it counts, an address that is closed goes on closing accounts.");
    }

    [Fact]
    public async Task A_closed_account_closes_no_address()
    {
        var login = New(_redis.Database);
        await GuessAsync(login, "alice", 5);
        for (var i = 0; i < 30; i++)
        {
            await login.LoginAsync("alice", "guess", "an office");
        }

        Require(
            (await login.LoginAsync("bob", "right", "an office")).Result == LoginResult.In,
            "The account of alice was closed. 30 tries at it came from an office, and no password was looked at. Now bob, in the same office, with the right one, is kept out.",
            "A refused try was no guess. If it counts, one forgetful program shuts out everybody around it.");
    }

    [Fact]
    public async Task Guesses_that_come_together_are_no_more_than_five()
    {
        var instances = new List<LoginEndpoint> { New(_redis.Database) };
        for (var i = 0; i < 3; i++)
        {
            instances.Add(New((await _redis.ConnectAsync()).Database));
        }

        await GuessAsync(instances[0], "alice", 4);

        // Held back until all have asked: each instance has sent what it sends first before any answer comes.
        _redis.Tap.Freeze();
        var guesses = Enumerable.Range(0, 100).Select(i => instances[i % 4].LoginAsync("alice", $"guess {i}", NewAddress())).ToList();
        _redis.Tap.Thaw();
        await Task.WhenAll(guesses).WithLimit();

        new Cost([new(Checks, _accounts.PasswordChecks)], () => "Four wrong tries, then 100 guesses at the same account, at once, on four instances, each from an address of its own.")
            .MustStayWithin(Checks, 5, hint: 1, why: "Each password that is checked is a guess that an attacker has made.");
    }

    [Fact]
    public async Task Refused_tries_cost_no_password_check()
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var tries in new[] { 10, 50, 250 })
        {
            var before = _accounts.PasswordChecks;
            await GuessAsync(New(_redis.Database), $"name-{tries}", tries);
            costs[tries] = new Cost([new(Checks, _accounts.PasswordChecks - before)]);
        }

        Growth.Of("guesses", [10, 50, 250], tries => costs[tries])
            .MustStayWithin(Checks, _ => 5, hint: 2, why: "A tenth of a second of a processor each. What is refused afterwards has been paid for already.");
    }

    [Fact]
    public async Task However_a_name_is_written_five_wrong_tries_close_its_account()
    {
        var login = New(_redis.Database);
        string[] ways = ["alice", "Alice", "ALICE", "aLice", "alIce", " alice", "alice ", "  ALICE  ", "alicE", "AlIcE"];
        foreach (var name in ways)
        {
            await GuessAsync(login, name, 5);
        }

        new Cost([new(Checks, _accounts.PasswordChecks)], () => $"Five guesses each at: {string.Join(", ", ways.Select(name => $"\"{name}\""))}. All of them are one account.")
            .MustStayWithin(Checks, 5, hint: 2, why: "The accounts know that these are one name.");
    }

    [Fact]
    public async Task The_quarter_of_an_hour_ends_whoever_keeps_trying()
    {
        var login = New(_redis.Database);
        await login.LoginAsync("alice", "guess", "one address");
        foreach (var (key, left) in await CountersAsync())
        {
            Assert.True(left > TimeSpan.FromMinutes(10) && left <= TimeSpan.FromMinutes(15), $"{key} ends in {left?.ToString() ?? "never"}; a quarter of an hour is due.");
            await _redis.Uncounted.KeyExpireAsync(_redis.Keys.Key(key), TimeSpan.FromMinutes(5)).WithLimit();
        }

        var counters = (await CountersAsync()).ConvertAll(counter => counter.Key);
        for (var i = 0; i < 10; i++)
        {
            await login.LoginAsync("alice", "guess", "one address");
            await login.LoginAsync("bob", "right", "one address");
        }

        var moved = (await CountersAsync()).Where(counter => counters.Contains(counter.Key) && (counter.Left is null || counter.Left > TimeSpan.FromMinutes(5))).ToList();
        new Cost([new(KeptOut, moved.Count)], () => string.Join("\n", moved.Select(counter => $"{counter.Key} had five minutes left; after more tries, wrong ones and right ones, {counter.Left?.ToString() ?? "no end"}.")))
            .MustStayWithin(KeptOut, 0, hint: 1, why: "A robot that tries once a minute keeps the owner of the account out for ever.");
    }

    [Fact]
    public async Task A_window_that_ends_during_a_try_leaves_no_counter_without_an_end()
    {
        var login = New(_redis.Database);

        // What Redis does when their time is over, while the password is checked.
        _accounts.WhenChecked = () => Task.Run(EndWindowsAsync).WithLimit().GetAwaiter().GetResult();
        Assert.Equal(LoginResult.In, (await login.LoginAsync("alice", "right", "an office")).Result);

        var endless = (await CountersAsync()).Where(counter => counter.Left is null).ToList();
        new Cost([new(Endless, endless.Count)], () => string.Join("\n", endless.Select(counter => $"{counter.Key} has no end.")))
            .MustStayWithin(Endless, 0, hint: 1, why: "The quarter of an hour was over while the password was checked. A counter that has gone meanwhile must not come back when a right try is given back: it would never end.");
    }

    private LoginEndpoint New(IDatabase redis) => new(redis, _redis.Keys.Key(""), _accounts);

    private static void Require(bool holds, string evidence, string why) =>
        new Cost([new(Wrong, holds ? 0 : 1)], () => evidence).MustStayWithin(Wrong, 0, hint: 3, why);

    private string NewAddress() => $"192.0.2.{Interlocked.Increment(ref _address)}";

    private async Task<List<(string Key, TimeSpan? Left)>> CountersAsync()
    {
        var counters = new List<(string, TimeSpan?)>();
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            counters.Add((key, await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit()));
        }

        return counters;
    }

    private async Task EndWindowsAsync()
    {
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
        }
    }

    private async Task<List<LoginResult>> GuessAsync(LoginEndpoint login, string name, int times)
    {
        var results = new List<LoginResult>();
        for (var i = 0; i < times; i++)
        {
            results.Add((await login.LoginAsync(name, $"guess {i}", NewAddress())).Result);
        }

        return results;
    }

    private static List<LoginResult> Results(params (LoginResult Result, int Times)[] runs) =>
        [.. runs.SelectMany(run => Enumerable.Repeat(run.Result, run.Times))];
}
