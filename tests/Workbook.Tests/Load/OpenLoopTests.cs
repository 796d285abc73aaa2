using Workbook.Load;
using Workbook.Time;

namespace Workbook.Tests.Load;

public class OpenLoopTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _ms = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Requests_leave_at_their_scheduled_instants_to_the_tick()
    {
        var arrivals = Arrivals.Poisson(500, 5 * _second, seed: 7);
        var sent = new List<TimeSpan>();
        Run(arrivals, time => [Scenario.Of("note", _ => { sent.Add(time.Elapsed); return Task.CompletedTask; })]);
        Assert.Equal(arrivals.Times, sent);
    }

    [Fact]
    public void Two_runs_on_virtual_time_give_the_same_report()
    {
        static string Report() => Run(Arrivals.Poisson(200, 5 * _second, seed: 7), Shop).ToString();
        Assert.Equal(Report(), Report());
    }

    [Fact]
    public void Scenarios_are_dealt_out_by_weight_exactly()
    {
        var report = Run(Arrivals.Constant(100, 10 * _second), Shop);
        Assert.Equal([("browse", 600), ("buy", 100), ("search", 300)],
            report.Samples.Where(s => s.Step == "first").GroupBy(s => s.Scenario).Select(g => (g.Key, g.Count())).Order());
    }

    [Fact]
    public void Later_steps_follow_the_answer_after_the_think_time()
    {
        var report = Run(Arrivals.Constant(1, _second), time => [new("two", 1,
            new LoadStep("first", stop => Task.Delay(30 * _ms, time, stop)),
            new LoadStep("second", stop => Task.Delay(5 * _ms, time, stop)) { Think = ThinkTime.Of(100 * _ms) })]);
        var second = report.Samples.Single(s => s.Step == "second");
        Assert.Equal((130 * _ms, 130 * _ms, 135 * _ms), (second.Scheduled, second.Sent, second.Finished));
    }

    [Fact]
    public void Think_times_lie_between_their_bounds_and_differ()
    {
        var report = Run(Arrivals.Constant(100, _second), _ => [new("think", 1,
            new LoadStep("get", _ => Task.CompletedTask) { Think = ThinkTime.Between(10 * _ms, 20 * _ms) })]);
        var arrivals = Arrivals.Constant(100, _second).Times;
        Assert.All(report.Samples.OrderBy(s => s.Scheduled), s => Assert.Contains(arrivals, a => s.Scheduled - a >= 10 * _ms && s.Scheduled - a <= 20 * _ms));
        Assert.True(report.Samples.Select(s => s.Scheduled.Ticks % (10 * _ms).Ticks).Distinct().Count() > 90);
    }

    [Fact]
    public void Errors_are_counted_by_kind_and_end_their_session()
    {
        var n = 0;
        var report = Run(Arrivals.Constant(100, _second), _ => [new("flaky", 1,
            new LoadStep("first", _ => n++ % 10 == 0 ? throw new HttpRequestException(null, null, System.Net.HttpStatusCode.ServiceUnavailable) : Task.CompletedTask),
            new LoadStep("second", _ => Task.CompletedTask))]);
        Assert.Equal([("HTTP 503", 10)], report.ErrorsByKind);
        Assert.Equal(90, report.Samples.Count(s => s.Step == "second"));
        Assert.Equal(10 / 190.0, report.ErrorRate, 10);
    }

    [Fact]
    public void A_request_that_never_ends_is_given_up_at_its_limit_even_if_it_ignores_its_token()
    {
        var report = Run(Arrivals.Constant(1, 3 * _second), _ => [Scenario.Of("hang", _ => new TaskCompletionSource().Task)], new LoadOptions { RequestLimit = 2 * _second });
        Assert.Equal([("timeout", 3)], report.ErrorsByKind);
        Assert.All(report.Samples, s => Assert.Equal(2 * _second, s.Corrected));
    }

    [Fact]
    public void What_the_grace_does_not_suffice_for_is_an_error_and_still_counts_what_it_waited()
    {
        var report = Run(Arrivals.Constant(10, _second), time => [Scenario.Of("slow", stop => Task.Delay(_second, time, stop))],
            new LoadOptions { Connections = 1, Grace = 1.5 * _second });
        Assert.Equal([("never sent", 7), ("cut off at the end", 1)], report.ErrorsByKind);
        Assert.Equal(10, report.Samples.Count);
        Assert.Equal(2.5 * _second, report.Duration);
    }

    [Fact]
    public void A_run_stops_at_the_most_requests_it_may_send_and_says_so()
    {
        var report = Run(Arrivals.Constant(100, _second), Shop, new LoadOptions { MostRequests = 50 });
        Assert.Equal(50, report.Samples.Count);
        Assert.Contains("ended early", report.ToString());
    }

    [Fact]
    public void Progress_is_reported_while_it_runs_and_once_at_the_end()
    {
        var seen = new List<LoadProgress>();
        Run(Arrivals.Constant(10, 3 * _second), time => [Scenario.Of("get", stop => Task.Delay(500 * _ms, time, stop))], new LoadOptions { OnProgress = seen.Add, ProgressEvery = 950 * _ms });
        Assert.Equal(new LoadProgress(950 * _ms, Finished: 5, Errors: 0, InFlight: 5), seen[0]);
        Assert.Equal(4, seen.Count);
        Assert.Equal(30, seen[^1].Finished);
        Assert.Equal("  950 ms: 5 finished, 0 errors, 5 in flight", seen[0].ToString());
    }

    [Fact]
    public void An_exception_of_the_progress_callback_ends_the_run() =>
        Assert.Throws<InvalidOperationException>(() => Run(Arrivals.Constant(10, 3 * _second), Shop, new LoadOptions { OnProgress = _ => throw new InvalidOperationException() }));

    [Fact]
    public void A_cancelled_run_gives_no_report() => Assert.ThrowsAny<OperationCanceledException>(() => VirtualTime.Run(async time =>
    {
        using var cancel = new CancellationTokenSource(_second, time);
        return await OpenLoop.RunAsync(Arrivals.Constant(10, 3 * _second), Shop(time), new LoadOptions { Time = time }, cancel.Token);
    }));

    [Fact]
    public void A_generator_that_falls_behind_its_schedule_is_named_as_the_bottleneck()
    {
        // Each send keeps the thread that keeps the schedule busy for 30 ms, and 100 a second are due.
        var report = Run(Arrivals.Constant(100, _second), time => [Scenario.Of("blocking", _ => { time.Advance(30 * _ms); return Task.CompletedTask; })]);
        Assert.True(report.GeneratorWasBottleneck);
        Assert.Equal(99 * 20 * _ms, report.GeneratorLag.Max);
        Assert.Contains("The generator was the bottleneck", report.ToString());
        Assert.Equal(30 * _ms, report.Uncorrected.Max);
    }

    private static Scenario[] Shop(ManualTimeProvider time) =>
    [
        new("browse", 60, new LoadStep("first", stop => Task.Delay(20 * _ms, time, stop)), new LoadStep("more", stop => Task.Delay(10 * _ms, time, stop)) { Think = ThinkTime.Between(_second, 2 * _second) }),
        new("search", 30, new LoadStep("first", stop => Task.Delay(50 * _ms, time, stop))),
        new("buy", 10, new LoadStep("first", stop => Task.Delay(80 * _ms, time, stop))),
    ];

    private static LoadReport Run(Arrivals arrivals, Func<ManualTimeProvider, Scenario[]> scenarios, LoadOptions? options = null) =>
        VirtualTime.Run(time => OpenLoop.RunAsync(arrivals, scenarios(time), (options ?? new LoadOptions()) with { Time = time }));
}
