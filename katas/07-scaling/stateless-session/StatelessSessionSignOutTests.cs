using Workbook.Redis;

namespace StatelessSessionKata;

/// <summary>Signing out.</summary>
public partial class StatelessSessionTests
{
    [Fact]
    public async Task Signing_out_ends_one_session_everywhere()
    {
        var (phone, laptop) = (await _here.SignInAsync("ann"), await _here.SignInAsync("ann"));
        await _there.FindAsync(phone);
        await _here.FindAsync(phone);

        await _here.SignOutAsync(phone);

        var (here, there) = (await _here.FindAsync(phone), await _there.FindAsync(phone));
        Assert.True(
            here is null && there is null,
            $"Ann signed out, and the session is still {here ?? "nobody"}'s here and {there ?? "nobody"}'s on the other instance. {Hint(1)}");
        MustBe("ann", await _there.FindAsync(laptop), "Ann signed in twice and ended the first of the two sessions; this is the second, on the other instance.");
        await _here.SignOutAsync(phone);
        await _here.SignOutAsync(null);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_of_a_user_and_nobody_elses()
    {
        string[] anns = [await _here.SignInAsync("ann"), await _there.SignInAsync("ann"), await _here.SignInAsync("ann")];
        string[] others = [await _here.SignInAsync("anna"), await _there.SignInAsync("bob"), await _here.SignInAsync("an")];

        await _there.SignOutEverywhereAsync("ann");

        var left = 0;
        foreach (var id in anns)
        {
            left += await _here.FindAsync(id) is null && await _there.FindAsync(id) is null ? 0 : 1;
        }

        Assert.True(left == 0, $"Ann signed out everywhere, and {left} of 3 sessions still work. {Hint(2)}");
        Assert.Equal<IEnumerable<string?>>(["anna", "bob", "an"], [await _there.FindAsync(others[0]), await _here.FindAsync(others[1]), await _there.FindAsync(others[2])]);
        var again = await _here.SignInAsync("ann");
        Assert.Equal("ann", await _there.FindAsync(again));
        Assert.Null(await _here.FindAsync(anns[0]));
        await _here.SignOutEverywhereAsync("nobody");
    }

    [Fact]
    public async Task A_session_that_is_kept_alive_can_still_be_signed_out()
    {
        var id = await _here.SignInAsync("ann");
        await LeaveAMinuteAsync();
        await _there.FindAsync(id);

        // The minute passes: what was not kept is gone.
        await ForgetAsync(left => left <= _minute);
        await _here.SignOutEverywhereAsync("ann");

        var user = await _there.FindAsync(id);
        Assert.True(
            user is null,
            $"A session was used and so kept; half an hour after the sign-in its user signed out everywhere, and it is still {user}'s. "
            + $"What sign-out everywhere relies on must live as long as the sessions. {Hint(2)}");
    }

    [Fact]
    public async Task A_sign_out_during_a_request_stays_a_sign_out()
    {
        var id = await _here.SignInAsync("ann");
        Task<string?> request;
        using (var set = _redis.Tap.Hold("SET"))
        using (var setex = _redis.Tap.Hold("SETEX"))
        using (var psetex = _redis.Tap.Hold("PSETEX"))
        {
            // A request that writes the session waits here before it does; any other is over.
            request = _here.FindAsync(id);
            await Task.WhenAny(request, set.WaitingAsync(1), setex.WaitingAsync(1), psetex.WaitingAsync(1));
            await _there.SignOutAsync(id);
        }

        await request.WithLimit();
        var user = await _there.FindAsync(id);
        Assert.True(user is null, $"Ann signed out while a request of hers was under way, and then the session was {user}'s again: the request wrote back what it had read. {Hint(3)}");
    }

    [Fact]
    public async Task Signing_out_everywhere_does_not_look_at_all_sessions()
    {
        var costs = new Dictionary<int, Cost>();
        var users = 0;
        foreach (var others in (int[])[10, 100, 1_000])
        {
            await Task.WhenAll(Enumerable.Range(users, others - users).Select(i => _here.SignInAsync($"user-{i}")));
            users = others;
            await _here.SignInAsync("ann");
            await _here.SignInAsync("ann");
            costs[others] = await Cost.OfAsync(() => _here.SignOutEverywhereAsync("ann"), _redis.Tap);
        }

        var growth = Growth.Of("sessions of others", [10, 100, 1_000], others => costs[others]);
        const string why = "Ann has two sessions each time. KEYS and SCAN look at every key there is, and KEYS holds up everybody else meanwhile.";
        growth.MustStayWithin(Counter.RoundTrips, _ => 4, hint: 2, why);
        growth.MustStayWithin(Counter.BytesReceived, _ => 2_000, hint: 2, why);
    }
}
