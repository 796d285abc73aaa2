namespace BatchLoaderKata;

public partial class BatchLoaderTests
{
    private const string Next = " Next: hint 3 in katas/03-n-plus-one/batch-loader/README.md";
    private const int MostLooks = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Each_caller_gets_the_row_of_its_own_key()
    {
        var loader = new GivenTable().NewLoader();
        int[] keys = [3, 1, 4, 1, 5, 9, 2, 6];

        var loads = Ask(loader, keys);
        await Dispatch(loader);

        Assert.Equal(keys.Select(key => (Row?)new Row(key, $"row {key}")), await Answers(loads));
    }

    [Fact]
    public async Task A_missing_row_is_null()
    {
        var loader = new GivenTable().NewLoader();

        var loads = Ask(loader, [1, 5_000, 2]);
        await Dispatch(loader);

        Assert.Equal("row 1, none, row 2", string.Join(", ", (await Answers(loads)).Select(row => row?.Text ?? "none")));
    }

    [Fact]
    public async Task Statements_do_not_grow_with_the_number_of_callers()
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var orders in (int[])[10, 100, 1_000])
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: orders / 2));
            var customerIds = shop.Use(db => db.Orders.Select(order => order.CustomerId).ToList());
            var loader = CustomerLoader(shop);
            costs[orders] = await Cost.OfAsync(() => NameTheCustomers(loader, customerIds), shop);
        }

        var growth = Growth.Of("callers", [10, 100, 1_000], orders => costs[orders]);
        const string why = "Half as many customers are asked for, so 5, 50 and 500 keys. A lock or a queue around a statement puts the statements in a row: as many as before, and slower.";
        growth.MustStayWithin(Counter.Statements, callers => ((callers / 2) + 99) / 100, hint: 1, why);
        growth.MustStayWithin(Counter.RowsReturned, callers => callers / 2, hint: 2, why);
    }

    [Fact]
    public async Task Only_a_dispatch_sends_something()
    {
        // The value flows into whatever DispatchAsync starts, and into nothing that was started before it.
        var dispatching = new AsyncLocal<bool>();
        var strays = 0;
        var table = new GivenTable(_ => dispatching.Value ? Task.CompletedTask : Task.FromResult(Interlocked.Increment(ref strays)));
        var loader = table.NewLoader();

        var loads = Ask(loader, [1, 2, 3]);
        dispatching.Value = true;
        await Dispatch(loader);
        dispatching.Value = false;
        await Answers(loads);

        Assert.True(
            strays == 0,
            $"{strays} of {table.Statements.Count} statements were sent by LoadAsync or by something it started. "
            + "Only DispatchAsync may call fetch: it is called when all who can ask have asked, and a timer can only guess that moment. "
            + "Next: hint 2 in katas/03-n-plus-one/batch-loader/README.md");
    }

    [Fact]
    public async Task A_key_asked_twice_is_sent_once()
    {
        var table = new GivenTable();
        var loader = table.NewLoader();

        var loads = Ask(loader, [7, 8, 7, 7, 8]);
        await Dispatch(loader);
        await Answers(loads);

        Assert.True(
            table.Statements.Sum(keys => keys.Count) == 2,
            $"Five callers asked for the keys 7 and 8, and {Told(table)} was sent. Send each key once and give all who asked for it the same row." + Next);
    }

    [Fact]
    public async Task A_statement_asks_for_at_most_100_keys()
    {
        var table = new GivenTable();
        var loader = table.NewLoader();

        var loads = Ask(loader, Enumerable.Range(1, 250));
        await Dispatch(loader);
        await Answers(loads);

        var sizes = table.Statements.Select(keys => keys.Count).ToList();
        Assert.True(
            sizes.Count <= 3 && sizes.Max() <= 100,
            $"250 keys were asked for before one dispatch; the statements had {string.Join(", ", sizes.Take(5))}{(sizes.Count > 5 ? ", ..." : "")} keys. "
            + "Three statements of at most 100 keys will do. Databases limit what one statement may hold, so the keys must be cut into pieces." + Next);
    }

    [Fact]
    public async Task A_dispatch_sends_only_what_was_asked_since_the_last()
    {
        var table = new GivenTable();
        var loader = table.NewLoader();

        await Dispatch(loader);
        Assert.True(table.Statements.Count == 0, $"Nothing was asked, and {Told(table)} was sent.");

        var first = Ask(loader, [1]);
        await Dispatch(loader);
        var second = Ask(loader, [2]);
        await Dispatch(loader);
        await Answers([.. first, .. second]);

        Assert.True(
            table.Statements is [[1], [2]],
            $"Key 1 was asked for, dispatched, then key 2 was asked for and dispatched; {Told(table)} was sent instead of (1) (2). What is sent must be forgotten." + Next);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_asked_while_a_statement_runs_comes_with_the_next_dispatch()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var table = new GivenTable(_ => gate.Task);
        var loader = table.NewLoader();

        var first = Ask(loader, [1]);
        var dispatch = loader.DispatchAsync();
        Assert.False(dispatch.IsCompleted, "DispatchAsync has ended, and its statement still runs. It ends when every answer is given." + Next);
        var second = Ask(loader, [2]);
        gate.SetResult();
        await dispatch;
        await Dispatch(loader);

        Assert.Equal(["row 1", "row 2"], (await Answers([.. first, .. second])).Select(row => row?.Text));
    }

    [Fact]
    public async Task A_later_load_sees_what_is_in_the_database_then()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 10));
        var loader = CustomerLoader(shop);
        await NameTheCustomers(loader, [1, 2]);
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Customers SET Name = 'Someone Else' WHERE Id = 2"));

        var names = await NameTheCustomers(loader, [2]);

        Assert.True(
            names is ["Someone Else"],
            $"The customer was renamed between two dispatches, and the loader still says {names[0]}. "
            + "It joins what is asked together; to keep rows for later is a cache, with all a cache needs (a limit, an end of life).");
    }

    [Fact]
    public async Task An_error_reaches_those_who_asked_for_the_keys_of_that_statement()
    {
        var away = true;
        var table = new GivenTable(keys => away && keys.Contains(1) ? throw new DatabaseAwayException() : Task.CompletedTask);
        var loader = table.NewLoader();

        var loads = Ask(loader, [.. Enumerable.Range(1, 150), 1]);
        await Record.ExceptionAsync(() => Dispatch(loader));

        foreach (var (key, load) in loads)
        {
            var failed = table.Statements.Any(keys => keys.Contains(key) && keys.Contains(1));
            var expected = failed ? "the error" : $"row {key}";
            var got = await TextOrError(load, key);
            Assert.True(
                got == expected,
                $"LoadAsync({key}) gave {got ?? "null"} instead of {expected}. The statement with key 1 failed; "
                + "all who asked for one of its keys must get that error, and all others their row." + Next);
        }

        away = false;
        loads = Ask(loader, [1]);
        await Dispatch(loader);
        Assert.Equal(["row 1"], (await Answers(loads)).Select(row => row?.Text));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("before the dispatch")]
    [InlineData("while the statement runs")]
    public async Task Cancelling_one_caller_leaves_the_others(string when)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loader = new GivenTable(_ => gate.Task).NewLoader();
        using var impatience = new CancellationTokenSource();

        var impatient = loader.LoadAsync(1, impatience.Token);
        var patient = Ask(loader, [1]);
        var dispatch = when == "before the dispatch" ? null : loader.DispatchAsync();
        await impatience.CancelAsync();

        var error = await Record.ExceptionAsync(() => Answer(impatient, 1));
        Assert.True(
            error is OperationCanceledException,
            $"A caller cancelled {when} and got {error?.Message ?? "a row"}. Cancelling should end the wait at once." + Next);
        gate.SetResult();
        await (dispatch ?? Dispatch(loader));
        await Ended(
            Task.WhenAny(patient[0].Load),
            $"LoadAsync(1): two callers asked for key 1, one of them cancelled {when}, and the other has no answer. The answer belongs to both." + Next);
        var text = await TextOrError(patient[0].Load, 1);
        Assert.True(
            text == "row 1",
            $"Two callers asked for key 1 and one of them cancelled {when}; the other got {text ?? "null"} instead of row 1. The answer belongs to both." + Next);
    }

    private static List<(int Key, Task<Row?> Load)> Ask(BatchLoader<int, Row> loader, IEnumerable<int> keys) =>
        [.. keys.Select(key => (key, loader.LoadAsync(key, CancellationToken.None)))];

    private static Task Dispatch<TKey, TValue>(BatchLoader<TKey, TValue> loader)
        where TKey : notnull
        where TValue : class => Ended(
            loader.DispatchAsync(), "DispatchAsync. It ends when the statements it sent are answered: does it wait for something else?");

    private static async Task<T> Answer<T>(Task<T> load, int key)
    {
        await Ended(
            load,
            $"LoadAsync({key}): its dispatch has ended, and there is no row, no null and no error. "
            + "Every way out of a statement, the exceptions too, must answer all who wait for it." + Next);
        return await load;
    }

    // A limit for what should never happen, not a time that anything is held to.
    private static async Task Ended(Task task, string what)
    {
        try
        {
            await task.WaitAsync(_patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail($"Waited {_patience.TotalSeconds} s for {what}");
        }
    }

    private static async Task<IReadOnlyList<Row?>> Answers(IEnumerable<(int Key, Task<Row?> Load)> loads)
    {
        var rows = new List<Row?>();
        foreach (var (key, load) in loads)
        {
            rows.Add(await Answer(load, key));
        }

        return rows;
    }

    private static async Task<string?> TextOrError(Task<Row?> load, int key)
    {
        try
        {
            return (await Answer(load, key))?.Text;
        }
        catch (DatabaseAwayException)
        {
            return "the error";
        }
        catch (OperationCanceledException)
        {
            return "a cancellation";
        }
    }

    private static string Told(GivenTable table) => string.Join(" ", table.Statements.Select(keys => $"({string.Join(", ", keys)})"));

    private static BatchLoader<int, Customer> CustomerLoader(ShopDatabase shop) => new(
        async keys =>
        {
            using var db = shop.NewContext();
            var ids = keys.ToList();
            return await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).ToListAsync();
        },
        customer => customer.Id);

    /// <summary>What a server does for a page of orders: each order resolves its customer by itself, and then the server dispatches.</summary>
    private static async Task<IReadOnlyList<string>> NameTheCustomers(BatchLoader<int, Customer> loader, IReadOnlyList<int> customerIds)
    {
        var loads = customerIds.Select(id => (Id: id, Load: loader.LoadAsync(id, CancellationToken.None))).ToList();
        await Dispatch(loader);
        var names = new List<string>();
        foreach (var (id, load) in loads)
        {
            names.Add((await Answer(load, id))!.Name);
        }

        return names;
    }
}
