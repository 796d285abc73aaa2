namespace SingleFlightKata;

public class SingleFlightTests
{
    private const string Next = "Next: hint 3 in katas/04-caching/single-flight/README.md";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private readonly GivenLoader _loader = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Each_caller_gets_the_value_of_its_own_key()
    {
        var flight = NewFlight();

        Assert.Equal("value of 1, load 1", await Ended(flight.GetAsync(1, CancellationToken.None)));
        Assert.Equal("value of 2, load 1", await Ended(flight.GetAsync(2, CancellationToken.None)));
    }

    [Fact]
    public async Task Loads_do_not_grow_with_the_number_of_callers()
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var callers in (int[])[10, 100, 1_000])
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var loader = new GivenLoader { Until = _ => gate.Task };
            var flight = new SingleFlight<int, string>(loader.LoadAsync);
            costs[callers] = await Cost.OfAsync(
                async () =>
                {
                    var calls = Enumerable.Range(0, callers).Select(_ => flight.GetAsync(7, CancellationToken.None)).ToList();
                    gate.SetResult();
                    foreach (var call in calls)
                    {
                        Assert.StartsWith("value of 7", await Ended(call), StringComparison.Ordinal);
                    }
                },
                loader);
        }

        var growth = Growth.Of("callers", [10, 100, 1_000], callers => costs[callers]);
        growth.MustStayWithin(GivenLoader.Loads, _ => 1, hint: 1, why: "All callers asked for one key before its first load was done. When a popular entry expires, this is a stampede on the database.");
    }

    [Fact]
    public async Task Two_threads_that_come_at_the_same_moment_share_a_load()
    {
        // The first caller is inside its load, before the first await, when the second one comes.
        using var firstIsInside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        _loader.Until = _ => _gate.Task;
        _loader.AtOnce = _ =>
        {
            if (_loader.Keys.Count == 1)
            {
                firstIsInside.Set();
                goOn.Wait(_patience);
            }
        };
        var flight = NewFlight();

        var first = StartOnThread(flight, 7, out _);
        Assert.True(firstIsInside.Wait(_patience, TestContext.Current.CancellationToken), "GetAsync did not begin to load.");
        var second = StartOnThread(flight, 7, out var secondThread);

        // The second has its task, or loads too, or waits (for a Lazy, say) until the first load has got to its first await. All but the second are right.
        SpinWait.SpinUntil(() => second.IsCompleted || _loader.Keys.Count > 1 || secondThread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), _patience);
        goOn.Set();
        var calls = (await first.WaitAsync(_patience, TestContext.Current.CancellationToken), await second.WaitAsync(_patience, TestContext.Current.CancellationToken));
        _gate.SetResult();
        await Ended(calls.Item1);
        await Ended(calls.Item2);

        Assert.True(
            _loader.Keys.Count == 1,
            $"Two threads asked for key 7 at the same moment, and {_loader.Keys.Count} loads ran. Between looking for a load and noting one, nobody else may do the same. "
            + $"(GetOrAdd of a ConcurrentDictionary may run its function for several callers and keep one of the results.) {Next}");
    }

    [Fact]
    public async Task Different_keys_do_not_wait_for_each_other()
    {
        _loader.Until = key => key == 1 ? _gate.Task : Task.CompletedTask;
        var flight = NewFlight();

        var slow = flight.GetAsync(1, CancellationToken.None);
        Assert.Equal("value of 2, load 1", await Ended(flight.GetAsync(2, CancellationToken.None), "key 2, while key 1 is being loaded. Does one lock serve all keys?"));
        _gate.SetResult();
        await Ended(slow);
    }

    [Fact]
    public async Task A_load_that_is_slow_to_begin_holds_up_no_other_key()
    {
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        _loader.AtOnce = key =>
        {
            if (key == 1)
            {
                inside.Set();
                goOn.Wait(2 * _patience);
            }
        };
        var flight = NewFlight();

        var slow = StartOnThread(flight, 1, out _);
        Assert.True(inside.Wait(_patience, TestContext.Current.CancellationToken), "GetAsync did not begin to load.");
        var other = StartOnThread(flight, 2, out _);
        var ended = await Task.WhenAny(other, Task.Delay(_patience, TestContext.Current.CancellationToken)) == other;
        goOn.Set();
        await Ended(await slow);
        await Ended(await other);

        Assert.True(ended, $"Key 2 waited while the load of key 1 was at its beginning, before its first await. Call load outside the lock: what it does there is not known. {Next}");
    }

    [Fact]
    public async Task A_finished_load_is_not_kept()
    {
        var flight = NewFlight();

        for (var load = 1; load <= 100; load++)
        {
            var value = await Ended(flight.GetAsync(7, CancellationToken.None));
            Assert.True(
                value == $"value of 7, load {load}",
                $"Call {load} came after the answer to the one before, and got \"{value}\": an answer from before it asked. How long a value may be kept is for a cache to say. {Next}");
        }
    }

    [Fact]
    public async Task A_load_is_forgotten_before_its_callers_are_answered()
    {
        var loads = 0;
        var first = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flight = new SingleFlight<WatchedKey, string>(_ => ++loads == 1 ? first.Task : Task.FromResult("the new value"));
        var isNoted = false;
        var key = new WatchedKey { Hashed = () => isNoted = true };
        var call = flight.GetAsync(key, CancellationToken.None);

        // To forget a key is to hash it. If the caller has the answer by then, whoever comes now must not get it too.
        using var isForgotten = new ManualResetEventSlim();
        Task<string>? late = null;
        key.Hashed = () =>
        {
            key.Hashed = () => { };
            late = call.IsCompleted ? flight.GetAsync(key, CancellationToken.None) : null;
            isForgotten.Set();
        };
        first.SetResult("the old value");
        await Ended(call);

        // Where no load was noted, there is none to forget.
        if (isNoted)
        {
            isForgotten.Wait(_patience, TestContext.Current.CancellationToken);
        }

        Assert.True(
            late is null || await Ended(late) == "the new value",
            $"A caller had its answer, the load was still noted, and who came between the two got the old answer. First remove the load, then complete what they wait for. {Next}");
    }

    [Fact]
    public async Task An_error_reaches_all_who_wait_and_nobody_after()
    {
        _loader.Until = async _ =>
        {
            await _gate.Task;
            throw new DatabaseAwayException();
        };
        var flight = NewFlight();
        var calls = Enumerable.Range(0, 3).Select(_ => flight.GetAsync(7, CancellationToken.None)).ToList();
        _gate.SetResult();
        foreach (var call in calls)
        {
            Assert.Equal("The database is away.", (await Failed(call))?.Message);
        }

        _loader.Until = _ => Task.CompletedTask;
        var error = await Failed(flight.GetAsync(7, CancellationToken.None));
        Assert.True(error is null, $"The database is back, and a new call got: {error?.Message} A failed load must be forgotten like any other. {Next}");
    }

    [Fact]
    public async Task A_load_that_fails_at_once_is_an_error_like_others()
    {
        var away = true;
        var flight = new SingleFlight<int, string>(key => away ? throw new DatabaseAwayException() : Task.FromResult("a value"));

        Assert.IsType<DatabaseAwayException>(await Failed(flight.GetAsync(7, CancellationToken.None)));
        away = false;
        var again = flight.GetAsync(7, CancellationToken.None);
        var error = await Failed(again, "a load that comes after one which threw before its first await.");
        Assert.True(error is null, $"A load threw before its first await. The next call got: {error?.Message} A failed load must be forgotten like any other. {Next}");
        Assert.Equal("a value", await again);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Who_cancels_ends_only_the_own_wait(int impatient)
    {
        _loader.Until = _ => _gate.Task;
        var flight = NewFlight();
        using var cancelled = new CancellationTokenSource();
        using var never = new CancellationTokenSource();

        var calls = Enumerable.Range(0, 3).Select(i => flight.GetAsync(7, i == impatient ? cancelled.Token : never.Token)).ToList();
        await cancelled.CancelAsync();

        Assert.True(
            await Failed(calls[impatient], "the caller who cancelled: the load still runs, and the wait should end at once.") is OperationCanceledException,
            "The caller who cancelled did not get an OperationCanceledException.");
        _gate.SetResult();
        foreach (var call in calls.Where((_, i) => i != impatient))
        {
            var error = await Failed(call);
            Assert.True(error is null, $"Caller {impatient + 1} of 3 cancelled, and another one got: {error?.Message} {Next}");
        }
    }

    [Fact]
    public async Task Keys_leave_nothing_behind()
    {
        var flight = new SingleFlight<int, int>(Task.FromResult);
        await Ended(flight.GetAsync(-1, CancellationToken.None));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var key = 0; key < 50_000; key++)
        {
            await flight.GetAsync(key, CancellationToken.None);
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(flight);
        Assert.True(kept < 1_000_000, $"After 50,000 keys were loaded, {kept / 1_000_000.0:0.0} MB more are held. Something is kept for each key that was ever asked for. {Next}");
    }

    private SingleFlight<int, string> NewFlight() => new(_loader.LoadAsync);

    /// <summary>A key that tells when it is hashed. All of them are equal.</summary>
    private sealed class WatchedKey
    {
        public Action Hashed { get; set; } = () => { };

        public override bool Equals(object? obj) => obj is WatchedKey;

        public override int GetHashCode()
        {
            Hashed();
            return 7;
        }
    }

    /// <summary>Calls GetAsync on a thread of its own. The task ends when the call has returned, with the task it returned.</summary>
    private static Task<Task<string>> StartOnThread(SingleFlight<int, string> flight, int key, out Thread thread)
    {
        var returned = new TaskCompletionSource<Task<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        thread = new Thread(() => returned.SetResult(flight.GetAsync(key, CancellationToken.None))) { IsBackground = true };
        thread.Start();
        return returned.Task;
    }

    // A limit for what should never happen, not a time that anything is held to.
    private static async Task<T> Ended<T>(Task<T> call, string what = "GetAsync, though its load has ended. Every way out of a load, the exceptions too, must answer all who wait for it.")
    {
        try
        {
            return await call.WaitAsync(_patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException) when (!call.IsCompleted)
        {
            Assert.Fail($"Waited {_patience.TotalSeconds} s for {what} {Next}");
            throw;
        }
    }

    private static async Task<Exception?> Failed(Task<string> call, string what = "GetAsync, though its load has ended. Every way out of a load, the exceptions too, must answer all who wait for it.")
    {
        try
        {
            await Ended(call, what);
            return null;
        }
        catch (Exception error) when (error is DatabaseAwayException or OperationCanceledException)
        {
            return error;
        }
    }
}
