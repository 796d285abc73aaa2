namespace WriteBehindKata;

/// <summary>What is still to be written when the cache ends.</summary>
public partial class WriteBehindTests
{
    [Fact]
    public async Task Nothing_is_lost_on_dispose()
    {
        var (entered, release) = Gate();
        var cache = NewCache();
        cache.Set("lamp", 1);
        _clock.Advance(_interval);
        await entered.WaitAsync(_patience);
        cache.Set("lamp", 2);
        cache.Set("desk", 1);
        var disposed = cache.DisposeAsync().AsTask();
        release();

        await disposed.WaitAsync(_patience);

        MustHave(("lamp", 2), ("desk", 1));
        Assert.True(_store.MostAtOnce == 1, "The last flush did not wait for the one that was running." + Next);
        Assert.True(_clock.ActiveTimers == 0, "A timer goes on after DisposeAsync.");
    }

    [Fact]
    public async Task Dispose_tries_three_times_and_then_hands_back_what_is_not_written()
    {
        _store.OnWrite = _ => throw new StoreAwayException();
        var cache = NewCache();
        cache.Set("lamp", 1);
        cache.Set("lamp", 2);
        cache.Set("desk", 1);

        var error = await Record.ExceptionAsync(() => cache.DisposeAsync().AsTask().WaitAsync(_patience));

        Assert.True(
            error is UnwrittenException { Unwritten: { Count: 2 } unwritten } && unwritten["lamp"] == 2 && unwritten["desk"] == 1,
            $"The store stayed away, so lamp = 2 and desk = 1 are not written. DisposeAsync has to say so with an UnwrittenException that holds both; it gave {(error is null ? "nothing" : $"{error.GetType().Name}: {error.Message}")}" + Next);
        Assert.True(_store.Calls == 3, $"DisposeAsync tried {_store.Calls} times instead of 3." + Next);
    }

    [Fact]
    public async Task The_flush_that_was_running_is_none_of_the_three()
    {
        var (entered, release) = Gate();
        var wait = _store.OnWrite;
        _store.OnWrite = async call =>
        {
            await wait(call);
            throw new StoreAwayException();
        };
        var cache = NewCache();
        cache.Set("lamp", 1);
        _clock.Advance(_interval);
        await entered.WaitAsync(_patience);
        var disposed = cache.DisposeAsync().AsTask();
        release();

        var error = await Record.ExceptionAsync(() => disposed.WaitAsync(_patience));

        Assert.True(
            error is UnwrittenException && _store.Calls == 4,
            $"A flush was running when DisposeAsync came, and failed, and the store stayed away: right are that one, three more and an UnwrittenException. The store was called {_store.Calls} times, and DisposeAsync gave {error?.GetType().Name ?? "nothing"}." + Next);
    }

    [Fact]
    public async Task Dispose_succeeds_when_the_store_comes_back()
    {
        _store.OnWrite = call => call <= 2 ? throw new StoreAwayException() : Task.CompletedTask;
        var cache = NewCache();
        cache.Set("lamp", 1);

        var error = await Record.ExceptionAsync(() => cache.DisposeAsync().AsTask().WaitAsync(_patience));

        Assert.True(error is null, $"The store failed twice and was back at the third try, and DisposeAsync gave {error?.GetType().Name}: {error?.Message}" + Next);
        MustHave(("lamp", 1));
    }
}
