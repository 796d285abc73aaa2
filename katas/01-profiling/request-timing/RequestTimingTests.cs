using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbook.Time;

namespace RequestTimingKata;

public class RequestTimingTests
{
    private const string WithoutHeader = "responses without the header";
    private static readonly TimeSpan _slowAfter = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_response_has_the_header(bool errorPageOutside)
    {
        await using var server = await StartAsync(errorPageOutside);

        var answers = new List<(string Path, Answer Answer)>();
        foreach (var path in new[] { "/text", "/empty", "/created", "/nowhere", "/broken", "/unavailable" })
        {
            answers.Add((path, await server.GetAsync(path)));
        }

        Assert.Equal([200, 204, 201, 404, 500, 503], answers.Select(a => a.Answer.Status));
        var without = answers.Where(a => double.IsNaN(a.Answer.Milliseconds)).ToList();
        new Cost(
            [new(WithoutHeader, without.Count)],
            () => string.Join("\n", without.Select(a => $"GET {a.Path}: {a.Answer.Status}, X-Response-Time: {a.Answer.Header ?? "(none)"}"))).MustStayWithin(
            WithoutHeader, 0, hint: 1,
            why: "Each response is to have X-Response-Time with a number of milliseconds, such as 25 or 25.4. Who watches the slow and the failed requests needs it there most.");
    }

    [Fact]
    public async Task It_says_how_long_the_server_took()
    {
        await using var server = await StartAsync();

        MustSay(0, await server.GetAsync("/text"), hint: 2);
        MustSay(250, await server.GetAsync("/takes/250"), hint: 2);
        MustSay(1_500, await server.GetAsync("/takes/1500"), hint: 2);
    }

    [Fact]
    public async Task A_clock_that_is_set_does_not_matter()
    {
        await using var server = await StartAsync();

        MustSay(40, await server.GetAsync("/clock-set-back"), hint: 3);
        MustSay(40, await server.GetAsync("/clock-set-forward"), hint: 3);
        Assert.Empty(await server.StopAndReadLogAsync());
    }

    [Fact]
    public async Task The_header_is_there_before_the_body_and_the_body_is_not_held_back()
    {
        var startedAfterFlush = false;
        await using var server = await TimedServer.StartAsync(_slowAfter, (app, clock) => app.MapGet("/stream", async context =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(30));
            await context.Response.WriteAsync("first ");
            await context.Response.Body.FlushAsync();
            startedAfterFlush = context.Response.HasStarted;
            clock.Advance(TimeSpan.FromMilliseconds(4_000));
            await context.Response.WriteAsync("second");
        }));

        var answer = await server.GetAsync("/stream");

        Assert.Equal((200, "first second"), (answer.Status, answer.Body));
        Assert.True(startedAfterFlush, "The endpoint wrote and flushed, and nothing left the server: the body is being held back, which streaming cannot bear. Next: hint 3 in katas/01-profiling/request-timing/README.md");
        MustSay(30, answer, hint: 2);
        Assert.Contains("4030", await TheWarningAsync(server));
    }

    [Theory]
    [InlineData("/takes/1001", 200)]
    [InlineData("/nowhere-slowly", 404)]
    [InlineData("/broken-slowly", 500)]
    public async Task A_slow_request_is_logged_with_method_path_and_status(string path, int status)
    {
        foreach (var errorPageOutside in new[] { false, true })
        {
            await using var server = await StartAsync(errorPageOutside);
            await server.GetAsync("/text");
            await server.GetAsync(path);

            var line = await TheWarningAsync(server);
            Assert.Contains("GET", line);
            Assert.Contains(path, line);
            Assert.True(line.Contains($"{status}"), $"The client saw the status {status}; the log says: {line}\nNext: hint 2 in katas/01-profiling/request-timing/README.md");
            Assert.Contains("1001", line);
        }
    }

    [Fact]
    public async Task What_is_not_slow_is_not_logged()
    {
        await using var server = await StartAsync();
        await server.GetAsync("/takes/1000");
        await server.GetAsync("/broken");

        var lines = await server.StopAndReadLogAsync();
        Assert.True(lines.Count == 0, $"Slow is what takes longer than 1,000 ms. No request did, and the log says: {string.Join("; ", lines)}");
    }

    [Fact]
    public async Task Each_slow_request_is_logged_also_where_another_was_slow_before()
    {
        await using var server = await StartAsync();
        await server.GetAsync("/takes/1001");
        await server.GetAsync("/takes/1001");

        var lines = await server.StopAndReadLogAsync();
        Assert.True(
            lines.Count == 2,
            $"Two requests were slow, and the log has {lines.Count} warnings. Each slow request is logged, once. Next: hint 3 in katas/01-profiling/request-timing/README.md");
    }

    [Fact]
    public async Task The_query_string_is_not_logged()
    {
        await using var server = await StartAsync();
        await server.GetAsync("/takes/1001?token=secret-of-a-customer");

        var line = await TheWarningAsync(server);
        Assert.False(line.Contains("secret", StringComparison.Ordinal), $"The query string is in the log, and a customer's secret with it: {line}\nNext: hint 3 in katas/01-profiling/request-timing/README.md");
    }

    [Fact]
    public async Task An_exception_reaches_the_error_page()
    {
        foreach (var errorPageOutside in new[] { false, true })
        {
            await using var server = await StartAsync(errorPageOutside);

            Assert.Equal("sorry", (await server.GetAsync("/broken")).Body);
        }
    }

    [Fact]
    public async Task Requests_that_overlap_have_times_of_their_own()
    {
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await TimedServer.StartAsync(_slowAfter, (app, clock) =>
        {
            app.MapGet("/long", async () =>
            {
                entered.SetResult();
                await release.Task;
            });
            app.MapGet("/short", () => clock.Advance(TimeSpan.FromMilliseconds(5)));
        });

        var longer = server.GetAsync("/long");
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        server.Clock.Advance(TimeSpan.FromMilliseconds(700));
        var shorter = await server.GetAsync("/short");
        release.SetResult();

        MustSay(705, await longer, hint: 3);
        MustSay(5, shorter, hint: 3);
    }

    private static async Task<string> TheWarningAsync(TimedServer server)
    {
        var lines = await server.StopAndReadLogAsync();
        Assert.True(
            lines.Count == 1 && lines[0].StartsWith("Warning", StringComparison.Ordinal),
            $"One request was slow, to its end, and is to be logged once, as a warning. The log says: {(lines.Count == 0 ? "(nothing)" : string.Join("; ", lines))}\n"
            + "Next: hint 3 in katas/01-profiling/request-timing/README.md");
        return lines[0];
    }

    // Half a millisecond of rounding is nobody's fault.
    private static void MustSay(double milliseconds, Answer answer, int hint) => Assert.True(
        Math.Abs(answer.Milliseconds - milliseconds) <= 0.5,
        $"By the given clock, {milliseconds} ms went by until the headers left. X-Response-Time says: {answer.Header ?? "(there is no such header)"}\nNext: hint {hint} in katas/01-profiling/request-timing/README.md");

    private static Task<TimedServer> StartAsync(bool errorPageOutside = false) => TimedServer.StartAsync(
        _slowAfter,
        (app, clock) =>
        {
            void Advance(double ms) => clock.Advance(TimeSpan.FromMilliseconds(ms));
            app.MapGet("/text", () => "hello");
            app.MapGet("/empty", () => Results.NoContent());
            app.MapGet("/created", () => Results.Created("/text", new { Id = 1 }));
            app.MapGet("/unavailable", () => Results.StatusCode(503));
            app.MapGet("/broken", string () => throw new InvalidOperationException("broken"));
            app.MapGet("/takes/{ms}", (double ms) =>
            {
                Advance(ms);
                return "done";
            });
            app.MapGet("/nowhere-slowly", () =>
            {
                Advance(1_001);
                return Results.NotFound("no such thing");
            });
            app.MapGet("/broken-slowly", string () =>
            {
                Advance(1_001);
                throw new InvalidOperationException("broken");
            });
            app.MapGet("/clock-set-back", () => Shift(-TimeSpan.FromHours(1)));
            app.MapGet("/clock-set-forward", () => Shift(TimeSpan.FromHours(1)));

            string Shift(TimeSpan by)
            {
                clock.ShiftWallClock(by);
                Advance(40);
                return "done";
            }
        },
        errorPageOutside);
}
