using Workbook.Time;

namespace SlidingWindowCounterKata;

public class SlidingWindowCounterTests
{
    private const string Wrong = "permits too many or too few";
    private const string Most = "permits in the busiest stretch of one window";
    private const int Limit = 100;
    private static readonly TimeSpan _moment = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string> TraceNames => [.. AllTraces.Keys];

    private static Dictionary<string, IReadOnlyList<TimeSpan>> AllTraces { get; } = new()
    {
        ["steady, just under the limit"] = [.. Traces.Steady(Limit, windows: 20)],
        ["steady, three times the limit"] = [.. Traces.Steady(3 * Limit, windows: 20)],
        ["random, half the limit"] = [.. Traces.Random(Limit / 2, windows: 20, seed: 1)],
        ["random, twice the limit"] = [.. Traces.Random(2 * Limit, windows: 20, seed: 2)],
        ["rushes"] = [.. Traces.Rushes(Limit, windows: 20, seed: 3)],
    };

    [Fact]
    public void A_quiet_caller_gets_the_limit_and_no_more()
    {
        var limiter = New();

        Assert.Equal(Limit, Ask(limiter, 3 * Limit));
    }

    [Theory]
    [MemberData(nameof(TraceNames))]
    public void It_grants_nearly_what_an_exact_log_grants(string trace)
    {
        var (granted, exact) = (Replay(trace), Exact(AllTraces[trace]));

        new Cost([new(Wrong, Math.Abs(granted.Count - exact.Count))], () => $"{trace}: {granted.Count:n0} permits of {AllTraces[trace].Count:n0} requests; the exact log grants {exact.Count:n0}.")
            .MustStayWithin(Wrong, exact.Count / 20, hint: 2, why: "Within one in twenty of what a log of all permits grants.");
    }

    [Theory]
    [MemberData(nameof(TraceNames))]
    public void No_stretch_of_one_window_has_much_more_than_the_limit(string trace) =>
        MustNotCrowd(Replay(trace), trace);

    [Fact]
    public void Two_bursts_that_are_close_together_share_one_limit()
    {
        // Wherever the windows may begin: somewhere in these twelve steps an edge lies between the two bursts.
        for (var step = 1; step <= 12; step++)
        {
            var limiter = New();
            var middle = Traces.Window * 2 * step / 12;
            _clock.Advance(middle - _moment);
            var granted = Ask(limiter, Limit);
            _clock.Advance(2 * _moment);
            granted += Ask(limiter, Limit);

            new Cost([new(Most, granted)], () => $"{Limit} requests 1 ms before {middle.TotalSeconds:0} s and {Limit} 1 ms after it; permits: {granted}.")
                .MustStayWithin(Most, Limit + 1, hint: 2, why: "Counting starts again at an edge, and what was granted just before it is forgotten.");
        }
    }

    [Fact]
    public void Who_keeps_asking_is_served_at_the_limit_all_the_time()
    {
        const int windows = 20;
        var granted = Traces.Steady(10 * Limit, windows).Count(AsksAt(New()));

        new Cost([new(Wrong, Math.Abs((windows * Limit) - granted))], () => $"{granted:n0} permits in {windows} windows; due are {windows * Limit:n0}.")
            .MustStayWithin(Wrong, windows * Limit / 10, hint: 3, why: "Ten times as many requests as permits. A refused request that counts keeps the caller out for ever.");
    }

    [Fact]
    public void After_two_quiet_windows_all_is_forgotten()
    {
        foreach (var quiet in new[] { 2.01, 2.5, 3.5, 10.5, 1_000.5 })
        {
            var limiter = New();
            _clock.Advance(Traces.Window / 2);
            Assert.Equal(Limit, Ask(limiter, Limit));
            _clock.Advance(Traces.Window * quiet);
            var granted = Ask(limiter, 2 * Limit);

            new Cost([new(Wrong, Math.Abs(Limit - granted))], () => $"Permits after {quiet} quiet windows: {granted}, due are {Limit}.")
                .MustStayWithin(Wrong, 0, hint: 3, why: "What was counted several windows ago is no longer the window before this one.");
        }
    }

    [Fact]
    public void A_clock_that_is_set_does_not_matter()
    {
        var limiter = New();
        Ask(limiter, Limit);
        _clock.ShiftWallClock(TimeSpan.FromHours(1));
        Assert.True(Ask(limiter, Limit) == 0, "The time of day was set an hour forward and no time has passed, yet permits were granted. Next: hint 3 in katas/06-rate-limiting/sliding-window-counter/README.md");
        _clock.ShiftWallClock(TimeSpan.FromHours(-2));
        _clock.Advance(Traces.Window * 2.5);
        Assert.True(Ask(limiter, Limit) == Limit, "The time of day was set two hours back, then two quiet windows passed, yet permits were refused. Next: hint 3 in katas/06-rate-limiting/sliding-window-counter/README.md");
    }

    [Fact]
    public void Two_threads_get_exactly_the_limit()
    {
        const int many = 20_000;

        // On a busy machine two threads may run one after the other. So they go on until they really have run side by side.
        for (var (round, turns) = (0, 0); round < 200 && turns < 20_000; round++)
        {
            var race = Race(new SlidingWindowCounter(many, Traces.Window, _clock).TryAcquire, 10 * many);
            turns += race.Turns;

            new Cost([new(Wrong, Math.Abs(many - race.Granted))], () => $"Two threads asked until they were refused, and got {race.Granted:n0} permits; the limit is {many:n0}.")
                .MustStayWithin(Wrong, 0, hint: 3, why: "Looking at the counts and adding to them is one step only under a lock.");
        }
    }

    [Fact]
    public void Memory_does_not_grow_with_the_limit()
    {
        Ask(New(), Limit);

        var growth = Growth.Of("permits in a window", [10, 100, 1_000, 10_000], limit => Cost.Of(() =>
        {
            var limiter = new SlidingWindowCounter(limit, Traces.Window, _clock);
            Ask(limiter, limit);
        }));

        growth.MustStayWithin(
            Counter.BytesAllocated, _ => 512, hint: 1,
            why: "A limiter and its permits. One caller is small; there is one limiter for each of a million callers.");
    }

    /// <summary>Two threads try until they are refused. Turns: how often one saw between two of its tries that the other had got one meanwhile.</summary>
    private static (int Granted, int Turns) Race(Func<bool> attempt, int mostTries)
    {
        var granted = new int[2];
        var turns = 0;
        using var start = new Barrier(2);
        var threads = Enumerable.Range(0, 2).Select(me => new Thread(() =>
        {
            start.SignalAndWait();
            var (seen, mine) = (0, 0);
            for (var i = 0; i < mostTries && attempt(); i++)
            {
                Volatile.Write(ref granted[me], granted[me] + 1);
                var other = Volatile.Read(ref granted[1 - me]);
                mine += other == seen ? 0 : 1;
                seen = other;
            }

            Interlocked.Add(ref turns, mine);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return (granted[0] + granted[1], turns);
    }

    private SlidingWindowCounter New() => new(Limit, Traces.Window, _clock);

    private static int Ask(SlidingWindowCounter limiter, int times)
    {
        var granted = 0;
        for (var i = 0; i < times; i++)
        {
            granted += limiter.TryAcquire() ? 1 : 0;
        }

        return granted;
    }

    private Func<TimeSpan, bool> AsksAt(SlidingWindowCounter limiter)
    {
        var start = _clock.Elapsed;
        return at =>
        {
            _clock.Advance(start + at - _clock.Elapsed);
            return limiter.TryAcquire();
        };
    }

    private List<TimeSpan> Replay(string trace) => [.. AllTraces[trace].Where(AsksAt(New()))];

    private static List<TimeSpan> Exact(IEnumerable<TimeSpan> trace)
    {
        var granted = new List<TimeSpan>();
        foreach (var at in trace)
        {
            if (granted.Count < Limit || granted[^Limit] <= at - Traces.Window)
            {
                granted.Add(at);
            }
        }

        return granted;
    }

    private static void MustNotCrowd(List<TimeSpan> granted, string trace)
    {
        var (most, from, first) = (0, TimeSpan.Zero, 0);
        for (var last = 0; last < granted.Count; last++)
        {
            while (granted[first] <= granted[last] - Traces.Window)
            {
                first++;
            }

            if (last - first + 1 > most)
            {
                (most, from) = (last - first + 1, granted[first]);
            }
        }

        new Cost([new(Most, most)], () => $"{trace}: {most} permits in the minute from {from.TotalSeconds:0.0} s on; the limit is {Limit}.")
            .MustStayWithin(Most, Limit * 12 / 10, hint: 2, why: "At most a fifth more than the limit, in any minute of these traces.");
    }
}
