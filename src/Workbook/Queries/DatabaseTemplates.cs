using Microsoft.Data.Sqlite;

namespace Workbook.Queries;

/// <summary>Keeps databases that were filled before: a copy of one has the same pages, and takes a small part of the time.</summary>
/// <remarks>A test class makes the same few databases again and again, and <c>watch</c> does so at every save.</remarks>
internal static class DatabaseTemplates
{
    private const long MostBytes = 64 << 20;
    private static readonly Lock _lock = new();

    // The one used last comes first.
    private static readonly LinkedList<(string Key, SqliteConnection Database, long Bytes)> _kept = [];

    /// <summary>Fills an empty database: by a copy where one with this key was filled before, else by <paramref name="fill"/>.</summary>
    /// <param name="target">An open connection to the empty database.</param>
    /// <param name="key">All that the content depends on.</param>
    /// <param name="fill">Fills another empty database, from which the target is copied.</param>
    public static void Fill(SqliteConnection target, string key, Action<SqliteConnection> fill)
    {
        lock (_lock)
        {
            Find_NeedsLock(key, fill).BackupDatabase(target);
            while (_kept.Sum(one => one.Bytes) > MostBytes)
            {
                _kept.Last!.Value.Database.Dispose();
                _kept.RemoveLast();
            }
        }
    }

    private static SqliteConnection Find_NeedsLock(string key, Action<SqliteConnection> fill)
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Key == key)
            {
                _kept.Remove(node);
                _kept.AddFirst(node);
                return node.Value.Database;
            }
        }

        var database = new SqliteConnection("Data Source=:memory:;Pooling=False");
        try
        {
            database.Open();
            fill(database);
            _kept.AddFirst((key, database, DatabaseSize.Pages(database) * DatabaseSize.BytesPerPage));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
