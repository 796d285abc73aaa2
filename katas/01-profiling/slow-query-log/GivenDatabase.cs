using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workbook.Time;

namespace SlowQueryLogKata;

/// <summary>One entry of the log.</summary>
/// <param name="Sql">The first 100 characters of the statement's shape: on one line, and without any value.</param>
/// <param name="Duration">From sending the statement until the database answered. Reading the rows is not in it.</param>
/// <param name="Failed">Whether the database answered with an error.</param>
public sealed record SlowQuery(string Sql, TimeSpan Duration, bool Failed);

/// <summary>A real database whose statements take as long as they say: the SQL function <c>takes(ms)</c> moves the clock.</summary>
public sealed class TimedDatabase : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SlowQueryLog _log;
    private readonly SlowNetwork _network;

    /// <summary>Makes a database with one table of one row.</summary>
    /// <param name="clock">What takes(ms) moves.</param>
    /// <param name="log">Listens to all contexts of this database.</param>
    /// <param name="meanwhile">What the SQL function meanwhile() does, while its statement is running.</param>
    /// <param name="sending">What an async query waits for on its way, after the log has heard of it.</param>
    public TimedDatabase(ManualTimeProvider clock, SlowQueryLog log, Action? meanwhile = null, Func<Task>? sending = null)
    {
        _log = log;
        _network = new SlowNetwork(sending ?? (() => Task.CompletedTask));
        _connection.Open();
        _connection.CreateFunction("takes", (double ms) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(ms));
            return (long)ms;
        });
        _connection.CreateFunction("fails", long () => throw new InvalidOperationException("the statement failed"));
        _connection.CreateFunction("meanwhile", () =>
        {
            meanwhile?.Invoke();
            return 0L;
        });

        using var command = _connection.CreateCommand();
        command.CommandText = "CREATE TABLE Items (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL); INSERT INTO Items VALUES (1, 'lamp')";
        command.ExecuteNonQuery();
    }

    /// <summary>Returns a new context; the caller disposes it.</summary>
    public ItemsContext NewContext() =>
        new(new DbContextOptionsBuilder<ItemsContext>().UseSqlite(_connection).AddInterceptors(_log, _network).Options);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private sealed class SlowNetwork(Func<Task> sending) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await sending().ConfigureAwait(false);
            return result;
        }
    }
}

/// <summary>A row.</summary>
public sealed class Item
{
    /// <summary>Gets or sets the key.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = "";
}

/// <summary>The database.</summary>
public sealed class ItemsContext(DbContextOptions<ItemsContext> options) : DbContext(options)
{
    /// <summary>Gets the rows.</summary>
    public DbSet<Item> Items => Set<Item>();
}
