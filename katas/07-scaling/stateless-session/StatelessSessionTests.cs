using System.Reflection;
using System.Security.Cryptography;
using Workbook.Redis;

namespace StatelessSessionKata;

public sealed partial class StatelessSessionTests : IAsyncLifetime
{
    private static readonly TimeSpan _idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    private RedisSandbox _redis = null!;
    private StatelessSession _here = null!;
    private StatelessSession _there = null!;

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.WhyUnavailable is { } reason)
        {
            // Of a skipped test `dotnet test` shows the name only, of a warning the text.
            TestContext.Current.AddWarning(reason);
            Assert.Skip(reason);
        }

        _redis = await RedisSandbox.OpenAsync();
        _here = new StatelessSession(_redis.Database, _redis.Keys.Prefix, _idle);
        _there = new StatelessSession((await _redis.ConnectAsync()).Database, _redis.Keys.Prefix, _idle);
    }

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? default;

    [Fact]
    public async Task Who_signed_in_on_one_instance_is_signed_in_on_the_other()
    {
        var ann = await _here.SignInAsync("ann");
        var bob = await _there.SignInAsync("bob");

        Assert.Equal(("ann", "bob"), (await _here.FindAsync(ann), await _there.FindAsync(bob)));
        var (annThere, bobHere) = (await _there.FindAsync(ann), await _here.FindAsync(bob));
        Assert.True(
            annThere == "ann" && bobHere == "bob",
            $"Ann signed in on one instance and is {annThere ?? "nobody"} on the other; Bob the other way round: {bobHere ?? "nobody"}. "
            + $"The balancer sends each request where it likes. {Hint(1)}");
    }

    [Fact]
    public async Task An_id_cannot_be_guessed()
    {
        var ids = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            ids.Add(await _here.SignInAsync("ann"));
        }

        Assert.True(
            ids.TrueForAll(id => System.Text.RegularExpressions.Regex.IsMatch(id, "^[A-Za-z0-9_-]{22,}$")),
            $"An id is \"{ids[0]}\". It takes 22 letters and digits or more to hold 128 bits. {Hint(3)}");
        // What never changes from id to id is known to everybody who ever signed in.
        var changing = Enumerable.Range(0, ids[0].Length).Count(i => ids.CountBy(id => id[i]).Max(letter => letter.Value) < 150);
        Assert.True(changing >= 22, $"200 ids such as {ids[0]} and {ids[1]} differ in {changing} places. 128 bits need 22 that are random. {Hint(3)}");

        var called = CalledMethods.Of(Assembly.GetExecutingAssembly(), typeof(StatelessSession).Namespace!, typeof(StatelessSessionTests));
        var weak = called.FirstOrDefault(method => method.DeclaringType == typeof(Random) || method.Name == nameof(Guid.NewGuid) || method.Name == nameof(Guid.CreateVersion7));
        Assert.True(
            weak is null && called.Any(method => method.DeclaringType == typeof(RandomNumberGenerator)),
            $"The ids come from {weak?.DeclaringType?.Name ?? "something"} and not from RandomNumberGenerator. From a few numbers of Random the next ones can be computed, and a Guid "
            + $"promises to be unique, not to be secret. {Hint(3)}");
    }

    [Fact]
    public async Task Sessions_are_in_Redis_and_end_by_themselves()
    {
        var id = await _here.SignInAsync("ann");

        var times = await TimesToLiveAsync();
        Assert.True(times.Count > 0, $"Ann signed in, and nothing is in Redis: the session ends with this process. {Hint(1)}");
        Assert.All(times, key => Assert.True(
            key.Value > TimeSpan.Zero && key.Value <= 2 * _idle,
            $"The key {key.Key} {(key.Value is { } left ? $"lives for {left}" : "has no expiry")}: nobody signs out, so every key that is written must end by itself. {Hint(3)}"));
        Assert.True(times.Values.Min() <= _idle, "No key ends within the idle time.");

        await ForgetAsync(_ => true);
        var (here, there) = (await _here.FindAsync(id), await _there.FindAsync(id));
        Assert.True(
            here is null && there is null,
            $"The session has expired in Redis, and the instances still say {here ?? "nobody"} and {there ?? "nobody"}. What a process remembers beside Redis is wrong as soon as Redis changes. {Hint(1)}");
    }

    [Fact]
    public async Task Every_use_keeps_a_session_for_another_idle_time()
    {
        var id = await _here.SignInAsync("ann");
        await LeaveAMinuteAsync();

        MustBe("ann", await _there.FindAsync(id), "Ann's session had a minute left and was used on the other instance.");

        var longest = (await TimesToLiveAsync()).Values.Max();
        Assert.True(
            longest > _idle - _minute && longest <= 2 * _idle,
            $"A session had a minute left, it was used, and now it has {longest}. It should have half an hour again: whoever works is not signed out in the middle. {Hint(3)}");

        // A minute passes.
        await ForgetAsync(left => left <= _minute);
        MustBe("ann", await _here.FindAsync(id), "Ann's session had a minute left and was used; then the minute passed.");
    }

    [Fact]
    public async Task A_later_sign_in_lasts_as_long_as_the_first()
    {
        await _here.SignInAsync("ann");
        await LeaveAMinuteAsync();
        var laptop = await _there.SignInAsync("ann");

        // The minute passes: what belonged to the first session is gone.
        await ForgetAsync(left => left <= _minute);

        MustBe("ann", await _here.FindAsync(laptop), "Ann signed in on a phone and did not use it; a minute before that session ended she signed in on a laptop, and two minutes later went on there. What both sessions rely on must live as long as the later one.");
        await _here.SignOutEverywhereAsync("ann");
        var user = await _there.FindAsync(laptop);
        Assert.True(user is null, $"Then she signed out everywhere, and the session on the laptop is still {user}'s. {Hint(2)}");
    }

    [Fact]
    public async Task Who_signs_in_many_times_at_once_is_signed_in_each_time()
    {
        _redis.Tap.Freeze();
        var signingIn = Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? _here : _there).SignInAsync("ann")).ToList();
        _redis.Tap.Thaw();
        var ids = await Task.WhenAll(signingIn).WithLimit();

        var lost = 0;
        foreach (var id in ids)
        {
            lost += await _here.FindAsync(id) == "ann" ? 0 : 1;
        }

        Assert.True(
            lost == 0,
            $"Ann signed in for the first time, 40 times at once on two instances, and {lost} of the 40 sessions are nobody's. Whoever reads that something is not there yet and then "
            + $"writes it can write over what another has written in between: looking and writing are one step. {Hint(3)}");
    }

    [Fact]
    public async Task Whatever_a_browser_sends_is_an_answer()
    {
        var id = await _here.SignInAsync("ann");
        List<string?> sent = [null, "", " ", "ann", "*", id[..^1], id + "x", id.ToUpperInvariant() + "!", new string('x', 10_000), "\r\nDEL x\r\n"];
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            sent.Add(key);
            sent.AddRange(key.Split(':').Where(part => part != id));
        }

        foreach (var cookie in sent)
        {
            string? user = null;
            var error = await Record.ExceptionAsync(async () => user = await _there.FindAsync(cookie));
            Assert.True(
                error is null && user is null,
                $"A browser sent {(cookie is null ? "nothing" : $"\"{(cookie.Length > 50 ? cookie[..50] : cookie)}\"")} as its id and got {(error is null ? $"\"{user}\"" : $"{error.GetType().Name}: {error.Message}")} instead of null. "
                + "Ids come from outside: no other key may be reached with one.");
        }
    }

    [Fact]
    public async Task A_request_costs_two_round_trips_at_most()
    {
        var id = await _here.SignInAsync("ann");
        await _here.FindAsync(id);

        var cost = await Cost.OfAsync(() => _here.FindAsync(id), _redis.Tap);

        cost.MustStayWithin(Counter.RoundTrips, 2, hint: 3, why: "Every request of every user pays for this. Finding and keeping are two round trips, or one.");
    }

    private static void MustBe(string user, string? found, string what) =>
        Assert.True(found == user, $"{what} It should be {user}'s, and is {found ?? "nobody"}'s. {Hint(1)}");

    private async Task<Dictionary<string, TimeSpan?>> TimesToLiveAsync()
    {
        var times = new Dictionary<string, TimeSpan?>();
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            times[key] = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit();
        }

        return times;
    }

    /// <summary>As if so much time had passed that every key has a minute left.</summary>
    private async Task LeaveAMinuteAsync()
    {
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            await _redis.Uncounted.KeyExpireAsync(_redis.Keys.Key(key), _minute).WithLimit();
        }
    }

    /// <summary>Deletes the keys with such a time to live, as Redis does when it is over.</summary>
    private async Task ForgetAsync(Func<TimeSpan, bool> isOver)
    {
        foreach (var (key, left) in await TimesToLiveAsync())
        {
            if (isOver(left ?? TimeSpan.MaxValue))
            {
                await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
            }
        }
    }

    private static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/stateless-session/README.md";
}
