using Microsoft.Data.Sqlite;

namespace Workbook.Queries;

/// <summary>A database in memory that any number of connections share, gone when this is disposed.</summary>
internal sealed class MemoryDatabase : IDisposable
{
    /// <summary>Makes an empty one.</summary>
    public MemoryDatabase()
    {
        // As a file name: connections with Mode=Memory are never pooled, and EF Core opens one for each statement.
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = $"file:{Guid.NewGuid():N}?mode=memory&cache=shared" }.ToString();

        // It lives as long as one connection to it is open.
        Connection = new SqliteConnection(ConnectionString);
        Connection.Open();
    }

    /// <summary>Gets what opens further connections.</summary>
    public string ConnectionString { get; }

    /// <summary>Gets a connection that stays open.</summary>
    public SqliteConnection Connection { get; }

    public void Dispose()
    {
        Connection.Dispose();
        SqliteConnection.ClearPool(Connection);
    }
}
