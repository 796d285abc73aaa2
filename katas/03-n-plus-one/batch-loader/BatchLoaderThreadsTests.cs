namespace BatchLoaderKata;

/// <summary>Callers on several threads.</summary>
public partial class BatchLoaderTests
{
    [Fact]
    public async Task Callers_on_many_threads_share_the_statements()
    {
        var table = new GivenTable();
        var loader = table.NewLoader();
        var loads = new (int Key, Task<Row?> Load)[1_000];

        var error = await Record.ExceptionAsync(() =>
        {
            Parallel.For(0, loads.Length, i => loads[i] = Ask(loader, [1 + (i % 80)])[0]);
            return Dispatch(loader);
        });

        Assert.True(
            error is null,
            $"{loads.Length:N0} callers on several threads, and then a dispatch: {error?.GetType().Name} ({error?.Message}). What all callers share must be changed by one at a time." + Next);
        Assert.Equal(loads.Select(load => $"row {load.Key}"), (await Answers(loads)).Select(row => row?.Text));
        Assert.True(
            table.Statements.Count == 1,
            $"{loads.Length:N0} callers asked for 80 keys before one dispatch, and {table.Statements.Count:N0} statements were sent instead of 1. "
            + "Next: hint 2 in katas/03-n-plus-one/batch-loader/README.md");
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_callers_at_the_same_moment_both_get_their_row()
    {
        for (var look = 1; look <= MostLooks; look++)
        {
            var loader = GivenKey.NewLoader();
            List<Task<Row?>> others = [];

            var load = AskInterrupted(loader, look, () => others = [.. Enumerable.Range(1, 20).Select(number => Asked(loader, new(number)))]);
            await Dispatch(loader);

            const string what = "A caller was in the middle of LoadAsync(1) while another thread asked for the keys 1 to 20, and then came a dispatch. "
                + "To look for a key and to note it must be one step, for one caller at a time.";
            await MustGive(1, load, what);
            for (var i = 0; i < others.Count; i++)
            {
                await MustGive(1 + i, others[i], what);
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_asks_while_a_dispatch_begins_is_answered_by_it_or_by_the_next()
    {
        for (var look = 1; look <= MostLooks; look++)
        {
            var loader = GivenKey.NewLoader();
            var dispatch = Task.CompletedTask;

            var load = AskInterrupted(loader, look, () => dispatch = loader.DispatchAsync());
            await Ended(Task.WhenAny(dispatch), "DispatchAsync, called while a caller was in the middle of LoadAsync(1).");
            await Dispatch(loader);

            await MustGive(
                1, load,
                "A caller was in the middle of LoadAsync(1) while another thread called DispatchAsync, and then came one more dispatch. "
                + "A key that is noted among those already taken is forgotten: note and take under the same lock.");
        }
    }

    /// <summary>Asks for key 1, and when the loader looks at the key for this time, another thread runs something from beginning to end,
    /// or until it has to wait for the first.</summary>
    private static Task<Row?> AskInterrupted(BatchLoader<GivenKey, Row> loader, int look, Action interruption)
    {
        Exception? error = null;
        var other = new Thread(() => error = Record.Exception(interruption)) { IsBackground = true };
        var (caller, looks) = (Environment.CurrentManagedThreadId, 0);
        var load = Asked(loader, new GivenKey(1, () =>
        {
            if (Environment.CurrentManagedThreadId == caller && ++looks == look)
            {
                other.Start();
                SpinWait.SpinUntil(() => (other.ThreadState & (ThreadState.Stopped | ThreadState.WaitSleepJoin)) != 0, _patience);
            }
        }));
        if (looks >= look)
        {
            Assert.True(other.Join(_patience), $"Waited {_patience.TotalSeconds} s for a thread that called the loader while LoadAsync(1) ran on another." + Next);
            Assert.True(error is null, $"A thread called the loader while LoadAsync(1) ran on another: {error?.GetType().Name} ({error?.Message})." + Next);
        }

        // What looks at the key from here on is no caller.
        looks = MostLooks;
        return load;
    }

    private static Task<Row?> Asked(BatchLoader<GivenKey, Row> loader, GivenKey key)
    {
        try
        {
            return loader.LoadAsync(key, CancellationToken.None);
        }
        catch (Exception error)
        {
            return Task.FromException<Row?>(error);
        }
    }

    private static async Task MustGive(int number, Task<Row?> load, string what)
    {
        await Ended(Task.WhenAny(load), $"LoadAsync({number}). {what}{Next}");
        var error = await Record.ExceptionAsync(() => load);
        var got = error is null ? (await load)?.Text ?? "null" : $"{error.GetType().Name} ({error.Message})";
        Assert.True(got == $"row {number}", $"LoadAsync({number}) gave {got} instead of row {number}. {what}{Next}");
    }
}
