using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NightlyImportKata;

/// <summary>Counts how many orders an import holds in memory at once: read from the feed and not yet sent to the database,
/// or still tracked by the context when it saves.</summary>
public sealed class GivenRowsHeld : ICostSource
{
    /// <summary>The name of the count.</summary>
    public const string RowsHeld = "rows held";

    private readonly SqliteConnection _connection;
    private readonly int _changesBefore;
    private int _read;
    private int _most;

    /// <summary>Watches an import of this feed through this context.</summary>
    public GivenRowsHeld(ShopContext db, GivenFeed feed)
    {
        // SQLite counts changes for each opening of a connection: kept open, it counts the whole import.
        db.Database.OpenConnection();
        _connection = (SqliteConnection)db.Database.GetDbConnection();
        _changesBefore = raw.sqlite3_total_changes(_connection.Handle);
        db.SavingChanges += (_, _) => Note(db.ChangeTracker.Entries().Count());
        feed.OnRead = () => Note(++_read - (raw.sqlite3_total_changes(_connection.Handle) - _changesBefore));
    }

    /// <inheritdoc/>
    public Func<Cost> StartCounting() => () => new Cost([KeyValuePair.Create(RowsHeld, (long)_most)]);

    private void Note(int held) => _most = Math.Max(_most, held);
}
