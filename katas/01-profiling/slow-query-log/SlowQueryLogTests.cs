using Microsoft.Data.Sqlite;
using Workbook.Time;

namespace SlowQueryLogKata;

public sealed class SlowQueryLogTests : IDisposable
{
    private const string NotLogged = "slow statements that are not in the log";
    private readonly ManualTimeProvider _clock = new();
    private readonly List<SlowQuery> _entries = [];
    private readonly SlowQueryLog _log;
    private readonly TimedDatabase _database;

    public SlowQueryLogTests()
    {
        _log = new SlowQueryLog(_clock, slowAfter: TimeSpan.FromMilliseconds(100), _entries.Add);
        _database = new TimedDatabase(_clock, _log);
    }

    [Fact]
    public async Task Every_kind_of_slow_statement_is_logged_once()
    {
        const string query = "SELECT takes(150) AS Id, 'lamp' AS Name";
        const string update = "UPDATE Items SET Name = 'lamp' WHERE Id = 1 AND takes(150) > 0";
        var missing = new List<string>();
        await Expect("a query, ToList", db => Task.FromResult(db.Items.FromSqlRaw(query).AsNoTracking().ToList()));
        await Expect("a query, ToListAsync", db => db.Items.FromSqlRaw(query).AsNoTracking().ToListAsync());
        await Expect("a command, ExecuteSqlRaw", db => Task.FromResult(db.Database.ExecuteSqlRaw(update)));
        await Expect("a command, ExecuteSqlRawAsync", db => db.Database.ExecuteSqlRawAsync(update));

        new Cost([new(NotLogged, missing.Count)], () => string.Join("\n", missing)).MustStayWithin(
            NotLogged, 0, hint: 1, why: "Each of these took 150 ms, where more than 100 ms is slow.");

        async Task Expect(string kind, Func<ItemsContext, Task> statement)
        {
            _entries.Clear();
            using var db = _database.NewContext();
            await statement(db);
            if (_entries.Count != 1 || _entries[0].Duration != TimeSpan.FromMilliseconds(150) || _entries[0].Failed)
            {
                missing.Add($"{kind}: {(_entries.Count == 0 ? "no entry" : string.Join(", ", _entries))}");
            }
        }
    }

    [Fact]
    public async Task A_slow_statement_that_fails_is_logged_as_failed()
    {
        const string broken = "SELECT takes(30000) AS Id, fails() AS Name";
        const string brokenUpdate = "UPDATE Items SET Name = fails() WHERE Id = 1 AND takes(30000) > 0";
        using var db = _database.NewContext();

        Assert.Throws<SqliteException>(() => db.Items.FromSqlRaw(broken).ToList());
        await Assert.ThrowsAsync<SqliteException>(() => db.Items.FromSqlRaw(broken).ToListAsync());
        Assert.Throws<SqliteException>(() => db.Database.ExecuteSqlRaw(brokenUpdate));
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(brokenUpdate));

        Assert.True(_entries.Count == 4, $"Four statements failed after 30 s, and {_entries.Count} are in the log: the slowest of all is the one that ran into its timeout. Next: hint 2 in katas/01-profiling/slow-query-log/README.md");
        Assert.True(
            _entries.TrueForAll(entry => entry.Failed && entry.Duration == TimeSpan.FromSeconds(30)),
            $"Each of the four took 30 s and failed. The log says: {string.Join("; ", _entries)}");
    }

    [Fact]
    public async Task What_is_not_slow_is_not_logged()
    {
        using var db = _database.NewContext();
        db.Items.FromSqlRaw("SELECT takes(100) AS Id, 'lamp' AS Name").AsNoTracking().ToList();
        await db.Items.FromSqlRaw("SELECT takes(99) AS Id, 'lamp' AS Name").AsNoTracking().ToListAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        await db.Database.ExecuteSqlRawAsync("UPDATE Items SET Name = 'lamp' WHERE Id = 1");
        Assert.Throws<SqliteException>(() => db.Items.FromSqlRaw("SELECT 1 AS Id, fails() AS Name").ToList());

        Assert.Empty(_entries);
    }

    [Fact]
    public async Task The_time_in_which_the_program_reads_the_rows_does_not_count()
    {
        using var db = _database.NewContext();
        foreach (var item in db.Items.FromSqlRaw("SELECT 1 AS Id, 'a' AS Name UNION ALL SELECT 2, 'b'").AsNoTracking())
        {
            _clock.Advance(TimeSpan.FromSeconds(item.Id));
        }

        await foreach (var item in db.Items.FromSqlRaw("SELECT takes(120) AS Id, 'a' AS Name UNION ALL SELECT 2, 'b'").AsNoTracking().AsAsyncEnumerable())
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.True(
            _entries.Count == 1 && _entries[0].Duration == TimeSpan.FromMilliseconds(120),
            $"Two queries, read slowly. The database needed 0 ms for the first and 120 ms for the second, which is async. {Logged} Next: hint 1 in katas/01-profiling/slow-query-log/README.md");
    }

    [Fact]
    public void No_value_reaches_the_log()
    {
        using var db = _database.NewContext();
        var email = "secret-1@example.com";
        db.Items.FromSqlRaw("SELECT takes(150) AS Id, Name FROM Items WHERE Name <> {0}", email).AsNoTracking().ToList();
        db.Items.FromSqlRaw("SELECT takes(150) AS Id, Name FROM Items WHERE Name <> 'it''s secret-2' AND Id <> 471147").AsNoTracking().ToList();

        // A long value around the hundredth character.
        db.Items.FromSqlRaw($"SELECT takes(150) AS Id, Name FROM Items WHERE Name <> 'a' AND Name <> 'secret-3 {new string('x', 80)} secret-4'").AsNoTracking().ToList();
        db.Items.FromSqlRaw($"SELECT takes(150) AS Id, Name FROM Items WHERE Name NOT IN ('{string.Join("','", Enumerable.Range(5, 30).Select(i => $"secret-{i}"))}')").AsNoTracking().ToList();

        Assert.True(_entries.Count == 4, $"Four slow queries were sent. {Logged}");
        Assert.True(
            _entries.TrueForAll(entry => !entry.Sql.Contains("secret", StringComparison.Ordinal) && !entry.Sql.Contains("471147", StringComparison.Ordinal)),
            $"Values of a statement are a customer's data, and the log has some of them. {Logged} Next: hint 2 in katas/01-profiling/slow-query-log/README.md");
    }

    [Fact]
    public void The_log_has_the_first_100_characters_of_the_shape()
    {
        using var db = _database.NewContext();
        foreach (var id in new[] { 7, 4_000 })
        {
            db.Items.FromSqlRaw($"SELECT takes(150) AS Id,\n  Name\nFROM Items\nWHERE Id <> {id} AND Name <> 'n{id}' AND Name NOT LIKE 'a%' AND Name NOT LIKE 'b%' AND Name NOT LIKE 'c%' AND Id > 0").AsNoTracking().ToList();
        }

        db.Items.FromSqlRaw("SELECT takes(150) AS Id, Name FROM Items").AsNoTracking().ToList();

        Assert.True(_entries.Count == 3, $"Three slow queries were sent. {Logged}");
        Assert.True(
            _entries[0].Sql == _entries[1].Sql && _entries[0].Sql.Length == 100,
            $"Two queries that differ in values only have one shape, and the log keeps 100 characters of it. {Logged} Next: hint 2 in katas/01-profiling/slow-query-log/README.md");
        Assert.StartsWith("SELECT takes(", _entries[0].Sql);
        Assert.Contains("Name FROM Items WHERE Id <> ", _entries[0].Sql);
        Assert.EndsWith("AS Id, Name FROM Items", _entries[2].Sql.TrimEnd());
    }

    [Fact]
    public void Statements_that_run_at_the_same_time_have_times_of_their_own()
    {
        const string query = "SELECT takes(150) AS Id, meanwhile() AS Name";
        using var other = new TimedDatabase(_clock, _log);
        using var database = new TimedDatabase(_clock, _log, meanwhile: () => Elsewhere(() =>
        {
            using var context = other.NewContext();
            context.Items.FromSqlRaw(query).AsNoTracking().ToList();
        }));
        using var db = database.NewContext();

        db.Items.FromSqlRaw(query).AsNoTracking().ToList();

        MustHaveTaken(150, 300, "While a query of 300 ms was running, another thread sent the same one, and it took 150 ms.");
    }

    [Fact]
    public async Task An_async_query_keeps_its_time_while_its_thread_sends_another()
    {
        var (sent, arrived) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var far = new TimedDatabase(_clock, _log, sending: () =>
        {
            sent.SetResult();
            return arrived.Task;
        });
        using var farDb = far.NewContext();
        using var db = _database.NewContext();

        var query = farDb.Items.FromSqlRaw("SELECT takes(200) AS Id, 'lamp' AS Name").AsNoTracking().ToListAsync();
        await sent.Task.WaitAsync(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        db.Items.FromSqlRaw("SELECT takes(120) AS Id, 'lamp' AS Name").AsNoTracking().ToList();
        arrived.SetResult();
        await query.WaitAsync(TimeSpan.FromSeconds(30));

        MustHaveTaken(120, 350, "An async query was 150 ms on its way, in which its thread sent another of 120 ms, and then took 200 ms.");
    }

    private void MustHaveTaken(double first, double second, string what) => Assert.True(
        _entries.Select(entry => entry.Duration.TotalMilliseconds).SequenceEqual([first, second]),
        $"{what} {Logged} Next: hint 2 in katas/01-profiling/slow-query-log/README.md");

    private string Logged => _entries.Count == 0 ? "The log is empty." : $"The log has: {string.Join("; ", _entries.Select(entry => $"{entry.Duration.TotalMilliseconds} ms, {entry.Sql}"))}.";

    public void Dispose() => _database.Dispose();

    private static void Elsewhere(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)), "Waited 30 s for a statement on another connection. Does the log hold a lock while a statement runs?");
    }
}
