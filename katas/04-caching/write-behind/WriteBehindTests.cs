using Workbook.Time;

namespace WriteBehindKata;

public partial class WriteBehindTests
{
    private const string RowsWritten = "rows written";
    private const string Calls = "calls of the store";
    private const string Next = " Next: hint 2 in katas/04-caching/write-behind/README.md";
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(6);

    private readonly ManualTimeProvider _clock = new();
    private readonly Store _store = new();

    [Fact]
    public async Task A_value_is_written_after_the_interval_and_not_before()
    {
        await using var cache = NewCache();

        cache.Set("lamp", 1);
        _clock.Advance(_interval - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _store.Calls);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _store.CalledAsync(1, "The interval is over.");
        Assert.Equal(1, (await EndAsync(cache)).GetValueOrDefault("lamp"));
    }

    [Fact]
    public async Task What_is_written_does_not_grow_with_how_often_a_key_is_set()
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var sets in new[] { 10, 100, 1_000 })
        {
            var (store, clock) = (new Store(), new ManualTimeProvider());
            var cache = new WriteBehind(store, _interval, clock);
            for (var i = 0; i < sets; i++)
            {
                cache.Set(i % 2 == 0 ? "lamp" : "desk", i);
            }

            clock.Advance(_interval);
            await store.CalledAsync(1, "The interval is over.");
            await cache.DisposeAsync().AsTask().WaitAsync(_patience);
            Assert.Equal((sets - 2, sets - 1), (store.Rows.GetValueOrDefault("lamp"), store.Rows.GetValueOrDefault("desk")));
            costs[sets] = new Cost([new(RowsWritten, store.RowsWritten), new(Calls, store.Calls)]);
        }

        var growth = Growth.Of("sets", [10, 100, 1_000], sets => costs[sets]);
        const string why = "Two keys were set again and again in one interval. Only the last value of each is worth writing, and both can go in one call.";
        growth.MustStayWithin(RowsWritten, _ => 2, hint: 1, why);
        growth.MustStayWithin(Calls, _ => 1, hint: 1, why);
    }

    [Fact]
    public async Task What_was_written_is_not_written_again()
    {
        await using var cache = NewCache();
        cache.Set("lamp", 1);
        await TickAsync(1);
        _clock.Advance(_interval);
        _clock.Advance(_interval);
        cache.Set("desk", 1);
        await TickAsync(2);

        await EndAsync(cache);

        Assert.True(
            (_store.RowsWritten, _store.Calls) == (2, 2),
            $"The lamp was set once, then two intervals passed with nothing new, then the desk was set. Rows written: {_store.RowsWritten} instead of 2. Calls of the store: {_store.Calls} instead of 2." + Next);
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_with_the_next_flush()
    {
        _store.OnWrite = call => call <= 2 ? throw new StoreAwayException() : Task.CompletedTask;
        await using var cache = NewCache();
        cache.Set("lamp", 1);
        await TickAsync(1);
        cache.Set("desk", 2);
        await TickAsync(2);
        await TickAsync(3);

        await EndAsync(cache);

        MustHave(("lamp", 1), ("desk", 2));
    }

    [Fact]
    public async Task A_retry_never_brings_an_older_value_back()
    {
        var (entered, release) = Gate(failAfter: true);
        await using var cache = NewCache();
        cache.Set("lamp", 1);
        cache.Set("desk", 1);
        _clock.Advance(_interval);
        await entered.WaitAsync(_patience);
        cache.Set("lamp", 2);
        release();

        await TickAsync(2);
        await EndAsync(cache);

        MustHave(("lamp", 2), ("desk", 1));
    }

    [Fact]
    public async Task What_is_set_during_a_flush_is_written_with_the_next()
    {
        var (entered, release) = Gate();
        await using var cache = NewCache();
        cache.Set("lamp", 1);
        _clock.Advance(_interval);
        await entered.WaitAsync(_patience);
        cache.Set("lamp", 2);
        cache.Set("desk", 1);
        release();

        await TickAsync(2);
        await EndAsync(cache);

        MustHave(("lamp", 2), ("desk", 1));
    }

    [Fact]
    public async Task A_slow_flush_is_not_overtaken_by_the_next()
    {
        var (entered, release) = Gate();
        await using var cache = NewCache();
        cache.Set("lamp", 1);
        _clock.Advance(_interval);
        await entered.WaitAsync(_patience);
        cache.Set("lamp", 2);
        _clock.Advance(_interval);
        _clock.Advance(_interval);
        release();

        await EndAsync(cache);

        Assert.True(
            _store.MostAtOnce == 1,
            $"{_store.MostAtOnce} flushes ran at the same time. Of two writes of one key that overlap, either may come last, and the older value may win." + Next);
        MustHave(("lamp", 2));
    }

    [Fact]
    public async Task Whatever_is_accepted_is_written()
    {
        var cache = NewCache();
        using var ready = new Barrier(5);
        var accepted = new int[4];
        var writers = Enumerable.Range(0, 4).Select(writer => OnThread(() =>
        {
            ready.SignalAndWait(_patience);
            try
            {
                for (var i = 1; i <= 200_000; i++)
                {
                    cache.Set($"writer {writer}", i);
                    accepted[writer] = i;
                }
            }
            catch (ObjectDisposedException)
            {
                // Refused, so whoever set it knows.
            }
        })).ToList();

        ready.SignalAndWait(_patience);
        await cache.DisposeAsync().AsTask().WaitAsync(_patience);
        await Task.WhenAll(writers).WaitAsync(_patience);

        for (var writer = 0; writer < accepted.Length; writer++)
        {
            Assert.True(
                _store.Rows.GetValueOrDefault($"writer {writer}") == accepted[writer],
                $"Set took {accepted[writer]} and did not refuse it, and {_store.Rows.GetValueOrDefault($"writer {writer}")} is in the store after DisposeAsync. What comes too late has to be refused with ObjectDisposedException." + Next);
        }

        Assert.Throws<ObjectDisposedException>(() => cache.Set("lamp", 1));
    }

    [Fact]
    public async Task Set_does_not_wait_for_a_store_that_is_slow_to_begin()
    {
        using var goOn = new ManualResetEventSlim();
        _store.OnWrite = _ => Task.FromResult(goOn.Wait(2 * _patience));
        var cache = NewCache();
        cache.Set("lamp", 1);
        var flush = OnThread(() => _clock.Advance(_interval));
        await _store.CalledAsync(1, "The interval is over.");
        var set = OnThread(() => cache.Set("lamp", 2));
        var ended = await Task.WhenAny(set, Task.Delay(_patience, TestContext.Current.CancellationToken)) == set;
        goOn.Set();
        await Task.WhenAll(flush, set).WaitAsync(_patience, TestContext.Current.CancellationToken);
        await EndAsync(cache);

        Assert.True(ended, "Set waited while the store was at work before its first await. Call the store outside the lock that Set takes: what it does there is not known." + Next);
    }

    private static Task OnThread(Action action) => Task.Factory.StartNew(action, TaskCreationOptions.LongRunning);

    private WriteBehind NewCache() => new(_store, _interval, _clock);

    // A flush may skip its turn while another is just ending, so the clock goes on until the call comes.
    private async Task TickAsync(int calls)
    {
        var called = _store.CalledAsync(calls, "The interval is over and something is not written yet.");
        while (!called.IsCompleted)
        {
            _clock.Advance(_interval);
            await Task.Yield();
        }

        await called;
    }

    private async Task<IReadOnlyDictionary<string, int>> EndAsync(WriteBehind cache)
    {
        await cache.DisposeAsync().AsTask().WaitAsync(_patience);
        return _store.Rows;
    }

    private void MustHave(params (string Key, int Value)[] rows)
    {
        foreach (var (key, value) in rows)
        {
            Assert.True(
                _store.Rows.TryGetValue(key, out var stored) && stored == value,
                $"The last value of {key} is {value}; in the store is {(_store.Rows.TryGetValue(key, out stored) ? stored : "nothing")}." + Next);
        }
    }

    /// <summary>The first call of the store waits until it is released, and then fails if it should.</summary>
    private (Task Entered, Action Release) Gate(bool failAfter = false)
    {
        var (entered, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _store.OnWrite = async call =>
        {
            if (call == 1)
            {
                entered.SetResult();
                await release.Task;
                if (failAfter)
                {
                    throw new StoreAwayException();
                }
            }
        };
        return (entered.Task, release.SetResult);
    }
}
