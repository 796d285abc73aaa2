using Workbook.Time;

namespace DrainKata;

public class DrainTests
{
    private static readonly TimeSpan _notice = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task An_instance_serves_until_it_is_told_to_stop()
    {
        await using var instance = await Instance.StartAsync(NewDrain());

        Assert.Equal(200, (await instance.GetAsync("/health/ready")).Status);
        Assert.Equal((200, false), await instance.GetAsync("/quick"));
        Assert.Equal(500, (await instance.GetAsync("/broken")).Status);
    }

    [Fact(Timeout = 60_000)]
    public async Task Readiness_goes_red_first_and_liveness_stays_green()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);
        await instance.SendSlowAsync(1);

        _ = drain.StopAsync();

        var (ready, live) = ((await instance.GetAsync("/health/ready")).Status, (await instance.GetAsync("/health/live")).Status);
        Assert.True(ready == 503, $"StopAsync was called, a request is in flight, and the readiness check still says {ready}: the balancer goes on sending. {Hint(1)}");
        Assert.Equal(200, live);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_still_comes_before_the_balancer_notices_is_served()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);

        var stop = drain.StopAsync();
        var first = (await instance.GetAsync("/quick")).Status;
        _clock.Advance(_notice - TimeSpan.FromMilliseconds(1));
        var last = (await instance.GetAsync("/quick")).Status;

        Assert.True(
            first == 200 && last == 200,
            $"A request came right after StopAsync and got {first}, one came just before the notice was over and got {last}; both should get 200. "
            + $"The balancer learns of it with its next health check, and until then it sends. {Hint(2)}");
        Assert.False(stop.IsCompleted, $"StopAsync ended before the notice was over: requests that the balancer still sends would find nobody. {Hint(2)}");
    }

    [Fact(Timeout = 60_000)]
    public async Task After_the_notice_new_requests_are_refused()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);
        await instance.SendSlowAsync(1);

        var stop = drain.StopAsync();
        _clock.Advance(_notice);
        var (status, closes) = await RefusalAsync(instance, stop);

        Assert.True(status == 503, $"The notice was over, and a new request got {status} instead of 503.");
        Assert.True(closes, $"The refusal did not close its connection (Connection: close): whoever keeps it alive sends the next request to this instance again. {Hint(3)}");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hundred_requests_in_flight_finish()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);
        var requests = await instance.SendSlowAsync(100);

        var stop = drain.StopAsync();
        _clock.Advance(_notice);
        if (stop.IsCompleted)
        {
            MustHaveLost(0, instance.Working);
        }

        await RefusalAsync(instance, stop);
        MustHaveLost(0, stop.IsCompleted ? instance.Working : 0);
        instance.Release();
        var cut = await EndOf(stop, "all 100 requests were answered");

        Assert.Equal(100, (await Task.WhenAll(requests)).Count(answer => answer.Status == 200));
        Assert.Equal(0, cut);
        Assert.Equal(0, instance.Working);
        Assert.False(drain.IsReady, $"StopAsync has ended, and the readiness check is green again: the balancer would send to a process that ends. {Hint(1)}");
    }

    [Fact(Timeout = 60_000)]
    public async Task What_came_during_the_notice_is_waited_for()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);

        var stop = drain.StopAsync();
        var late = await instance.SendSlowAsync(3);
        _clock.Advance(_notice);
        await RefusalAsync(instance, stop);
        MustHaveLost(0, stop.IsCompleted ? instance.Working : 0);
        instance.Release();

        Assert.Equal(0, await EndOf(stop, "the requests that came during the notice were answered"));
        Assert.All(await Task.WhenAll(late), answer => Assert.Equal(200, answer.Status));
    }

    [Fact(Timeout = 60_000)]
    public async Task Empty_before_the_notice_is_over_means_nothing()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);

        await instance.GetAsync("/quick");
        var stop = drain.StopAsync();
        await instance.GetAsync("/quick");
        var late = (await instance.SendSlowAsync(1)).Single();
        _clock.Advance(_notice);
        await RefusalAsync(instance, stop);
        var ended = stop.IsCompleted;
        instance.Release();
        var (status, cut) = ((await late).Status, await EndOf(stop, "the last request was answered"));

        Assert.True(
            !ended && status == 200 && cut == 0,
            $"A request was served before StopAsync and one during the notice; then one came that was in flight when the notice was over, with the whole limit ahead. It got {status} "
            + $"instead of 200, and StopAsync returned {cut}. Nothing was in flight for a moment earlier, and that says nothing: more may come until the notice is over. {Hint(3)}");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_request_that_failed_is_over()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);
        await instance.GetAsync("/broken");
        await instance.GetAsync("/broken");

        var stop = drain.StopAsync();
        _clock.Advance(_notice);

        Assert.Equal(0, await EndOf(stop, "two requests had failed and none was in flight"));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_limit_is_kept()
    {
        var drain = NewDrain();
        await using var instance = await Instance.StartAsync(drain);
        var stuck = await instance.SendSlowAsync(2);

        var stop = drain.StopAsync();
        _clock.Advance(_notice);
        await RefusalAsync(instance, stop);
        var waits = await Record.ExceptionAsync(() => _clock.WaitForTimersAsync(1, _patience));
        Assert.True(waits is null, $"Two requests never end, the notice is over, and no timer of the given clock runs: StopAsync would wait for ever. {Hint(3)}");
        _clock.Advance(_limit - TimeSpan.FromMilliseconds(1));
        Assert.False(stop.IsCompleted, "StopAsync ended before the limit, with two requests in flight.");
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var cut = await EndOf(stop, "the limit was over");
        Assert.True(cut == 2, $"Two requests were in flight at the limit, and StopAsync returned {cut}.");
        foreach (var request in stuck)
        {
            var ended = await Task.WhenAny(request, Task.Delay(_patience, TestContext.Current.CancellationToken)) == request;
            Assert.True(ended, $"The limit was over, and a client still waits for its answer {_patience.TotalSeconds} s later. What cannot be finished must be ended. {Hint(3)}");
        }
    }

    private Drain NewDrain() => new(_notice, _limit, _clock);

    /// <summary>Sends requests until one is not served: the drain may need a moment after the clock was moved.</summary>
    private static async Task<(int Status, bool Closes)> RefusalAsync(Instance instance, Task<int> stop)
    {
        for (var i = 0; i < 1_000; i++)
        {
            var isOver = stop.IsCompleted;
            var answer = await instance.GetAsync("/quick");
            if (answer.Status != 200)
            {
                return answer;
            }

            Assert.False(isOver, $"StopAsync has ended, so the process may end, and the instance still serves new requests. {Hint(2)}");
        }

        Assert.Fail($"The notice is over, and the instance served 1,000 new requests after it: a busy one would never be done. {Hint(2)}");
        return default;
    }

    private static async Task<int> EndOf(Task<int> stop, string when)
    {
        try
        {
            return await stop.WaitAsync(_patience);
        }
        catch (TimeoutException) when (!stop.IsCompleted)
        {
            Assert.Fail($"StopAsync should end now: {when}. It still waits. Does every way out of a request end it, and does the last one say so? {Hint(3)}");
            return 0;
        }
    }

    private static void MustHaveLost(int most, int working) => new Cost([new("requests lost", working)]).MustStayWithin(
        "requests lost", most, hint: 2, why: "StopAsync has ended, so the process may end, and the endpoints still worked on these requests.");

    private static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/drain/README.md";
}
