using System.Globalization;

namespace LimitMiddlewareKata;

public class LimitMiddlewareTests
{
    private const string Names = "names that the limiter keeps a counter for";
    private const string Wrong = "answers that are not as they should be";
    private static readonly TimeSpan _timeout = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_caller_gets_as_many_answers_as_permits()
    {
        await using var server = await StartAsync();

        Assert.Equal([200, 200, 200, 429, 429], await StatusesAsync(server, 5, ("X-Api-Key", "key-of-alice")));
        Assert.Equal(3, server.Served);
    }

    [Fact]
    public async Task Every_key_has_a_limit_of_its_own_wherever_it_comes_from()
    {
        await using var server = await StartAsync();

        Assert.Equal([200, 200], await StatusesAsync(server, 2, ("X-Api-Key", "key-of-alice"), (LimitedServer.AddressHeader, "192.0.2.1")));
        Assert.Equal([200, 429], await StatusesAsync(server, 2, ("X-Api-Key", "key-of-alice"), (LimitedServer.AddressHeader, "192.0.2.2")));
        Assert.Equal([200, 200, 200, 429], await StatusesAsync(server, 4, ("X-Api-Key", "key-of-bob")));
    }

    [Fact]
    public async Task Who_has_no_key_is_limited_by_address()
    {
        await using var server = await StartAsync();
        await StatusesAsync(server, 5, (LimitedServer.AddressHeader, "192.0.2.1"));
        var other = await StatusesAsync(server, 4, (LimitedServer.AddressHeader, "192.0.2.2"));

        Require(other.SequenceEqual([200, 200, 200, 429]), $"One address had used up its three permits; another one then got: {string.Join(", ", other)}.", hint: 1, "Two addresses are two callers.");
    }

    [Fact]
    public async Task A_new_connection_is_no_new_caller()
    {
        await using var server = await StartAsync();
        var statuses = await StatusesAsync(server, 6, ("Connection", "close"));

        Require(
            statuses.SequenceEqual([200, 200, 200, 429, 429, 429]), $"Six requests from one address, each on a connection of its own, got: {string.Join(", ", statuses)}.", hint: 2,
            "A port or a connection is new whenever the client likes. The address alone is the caller.");
    }

    [Fact]
    public async Task A_flood_of_made_up_keys_is_one_caller()
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var keys in new[] { 10, 50, 250 })
        {
            await using var server = await StartAsync();
            for (var i = 0; i < keys; i++)
            {
                await server.GetAsync("/text", ("X-Api-Key", $"made-up-{i}"), (LimitedServer.AddressHeader, "192.0.2.7"));
            }

            costs[keys] = new Cost([new(Names, server.Limiter.Names), new("requests let through", server.Served)]);
        }

        var growth = Growth.Of("made-up keys", [10, 50, 250], keys => costs[keys]);
        growth.MustStayWithin(Names, _ => 1, hint: 2, why: "All of them came from one address. A counter for each name that anybody makes up is memory that an attacker fills.");
        growth.MustStayWithin("requests let through", _ => 3, hint: 2, why: "A key that nobody gave away is no key.");
    }

    [Fact]
    public async Task An_address_that_the_client_claims_does_not_count()
    {
        await using var server = await StartAsync();
        var statuses = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            statuses.Add((await server.GetAsync("/text", ("X-Forwarded-For", $"198.51.100.{i}"), ("X-Real-IP", $"198.51.100.{i}"), ("Forwarded", $"for=198.51.100.{i}"))).Status);
        }

        Require(statuses.Count(status => status == 200) == 3, $"Ten requests from one address, each claiming another one, got: {string.Join(", ", statuses)}.", hint: 2, "Anybody can write any header. The address of the connection is already right here: the server's own proxy saw to that.");
    }

    [Fact]
    public async Task Every_answer_says_what_is_left()
    {
        await using var server = await StartAsync();
        server.Limiter.ResetAfter = TimeSpan.FromSeconds(59.2);
        var answers = new List<Answer>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await server.GetAsync("/text"));
        }

        var seen = answers.Select(a => $"{a.Status}: limit {a["RateLimit-Limit"]}, remaining {a["RateLimit-Remaining"]}, reset {a["RateLimit-Reset"]}");
        string[] due = ["200: limit 3, remaining 2, reset 60", "200: limit 3, remaining 1, reset 60", "200: limit 3, remaining 0, reset 60", "429: limit 3, remaining 0, reset 60"];
        Require(seen.SequenceEqual(due), $"Seen:\n{string.Join('\n', seen)}\nDue:\n{string.Join('\n', due)}", hint: 3, "Whoever is told can slow down before being refused. Seconds are whole, and rounded up.");
    }

    [Theory]
    [InlineData(60_000, "60")]
    [InlineData(59_001, "60")]
    [InlineData(400, "1")]
    public async Task A_refusal_says_when_to_come_back(int millisecondsToReset, string retryAfter)
    {
        await using var server = await StartAsync();
        server.Limiter.ResetAfter = TimeSpan.FromMilliseconds(millisecondsToReset);
        await StatusesAsync(server, 3);
        var refused = await server.GetAsync("/text");

        Require(refused["Retry-After"] == retryAfter, $"The window ends in {millisecondsToReset} ms. Retry-After says {refused["Retry-After"] ?? "nothing"}; due is {retryAfter}.", hint: 3, "In whole seconds, rounded up: who comes back a moment early is refused again.");
    }

    [Theory]
    [InlineData(WhenLimiterFails.LetThrough, 200)]
    [InlineData(WhenLimiterFails.Refuse, 503)]
    public async Task When_the_limiter_fails_the_policy_decides(WhenLimiterFails policy, int status)
    {
        await using var server = await StartAsync(policy);
        server.Limiter.Fails = true;
        var answer = await server.GetAsync("/text");

        Require(answer.Status == status, $"The limiter throws, the policy is {policy}. The answer is {answer.Status}; due is {status}.", hint: 3, "A limiter that is down must not take the service with it, unless somebody chose that.");
        var isWhole = int.TryParse(answer["Retry-After"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        Require(
            status == 200 || (isWhole && seconds >= 1),
            $"503, and Retry-After says {answer["Retry-After"] ?? "nothing"}; due is a whole number of seconds, 1 or more.", hint: 3,
            "Say when to come back. Who is told 0 comes back at once, to a limiter that is down.");
        Assert.Equal(status == 200 ? 1 : 0, server.Served);
    }

    [Theory]
    [InlineData(WhenLimiterFails.LetThrough, 200)]
    [InlineData(WhenLimiterFails.Refuse, 503)]
    public async Task A_limiter_that_never_answers_fails_too(WhenLimiterFails policy, int status)
    {
        await using var server = await StartAsync(policy);
        server.Limiter.IsSilent = true;
        var asked = server.GetAsync("/text");
        try
        {
            await server.Clock.WaitForTimersAsync(1, TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            Assert.Fail("The limiter never answers, and the middleware waits for it without a limit by the given clock. Next: hint 3 in katas/06-rate-limiting/limit-middleware/README.md");
        }

        server.Clock.Advance(_timeout);

        var answer = await asked;
        Require(answer.Status == status, $"The limiter is silent for longer than LimiterTimeout, the policy is {policy}. The answer is {answer.Status}; due is {status}.", hint: 3, "Silence is a failure too.");
    }

    [Fact]
    public async Task A_limiter_that_answers_just_in_time_has_answered()
    {
        await using var server = await StartAsync(WhenLimiterFails.Refuse);
        server.Limiter.Answers = new TaskCompletionSource();
        var asked = server.GetAsync("/text");
        try
        {
            await server.Clock.WaitForTimersAsync(1, TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            Assert.Fail("The limiter is slow, and the middleware waits for it without a limit by the given clock. Next: hint 3 in katas/06-rate-limiting/limit-middleware/README.md");
        }

        server.Clock.Advance(_timeout - TimeSpan.FromMilliseconds(1));
        server.Limiter.Answers.SetResult();
        var answer = await asked;

        Require(
            answer.Status == 200 && answer["RateLimit-Remaining"] == "2",
            $"LimiterTimeout is {_timeout.TotalMilliseconds} ms, and the limiter granted a permit 1 ms before. The answer is {answer.Status}, RateLimit-Remaining: {answer["RateLimit-Remaining"] ?? "nothing"}; due are 200 and 2.", hint: 3,
            "Whoever gives up before the time that was set takes a slow limiter for one that is down.");
    }

    [Theory]
    [InlineData(WhenLimiterFails.LetThrough)]
    [InlineData(WhenLimiterFails.Refuse)]
    public async Task A_failure_of_an_endpoint_is_no_failure_of_the_limiter(WhenLimiterFails policy)
    {
        await using var server = await StartAsync(policy);
        Assert.Equal(500, (await server.GetAsync("/broken")).Status);
        Assert.Equal(500, (await server.GetAsync("/broken")).Status);

        Require(server.Served == 2, $"Two requests to an endpoint that fails called it {server.Served} times.", hint: 3, "A try around everything takes the exception of the endpoint for one of the limiter.");
    }

    private static Task<LimitedServer> StartAsync(WhenLimiterFails policy = WhenLimiterFails.LetThrough) =>
        LimitedServer.StartAsync(new LimitOptions(new HashSet<string> { "key-of-alice", "key-of-bob" }, policy, _timeout));

    private static async Task<List<int>> StatusesAsync(LimitedServer server, int times, params (string Name, string Value)[] headers)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            statuses.Add((await server.GetAsync("/text", headers)).Status);
        }

        return statuses;
    }

    private static void Require(bool holds, string evidence, int hint, string why) =>
        new Cost([new(Wrong, holds ? 0 : 1)], () => evidence).MustStayWithin(Wrong, 0, hint, why);
}
