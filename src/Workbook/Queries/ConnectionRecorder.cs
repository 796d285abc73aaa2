using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Workbook.Queries;

/// <summary>Makes each SQLite connection countable when EF Core opens it.</summary>
internal sealed class ConnectionRecorder(QueryRecorder recorder) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is SqliteConnection { Handle: { } handle })
        {
            LoadSchema(handle);

            // Without this, walking a connection's statements throws.
            handle.enable_sqlite3_next_stmt(true);
            raw.sqlite3_commit_hook(handle, Committed, recorder);
        }
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        // A transaction writes its pages when it commits, after its last statement; a connection is closed later still.
        if (connection is SqliteConnection { Handle: { } handle })
        {
            recorder.AddPagesWritten(EngineCounters.MovePagesWritten(handle));
        }

        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionClosing(connection, eventData, result));

    /// <summary>Lets SQLite read the schema now, so that no query pays pages for it.</summary>
    private static void LoadSchema(sqlite3 handle)
    {
        // A schema that is locked is read by the query after all, and costs it some pages.
        if (raw.sqlite3_prepare_v2(handle, "SELECT 1 FROM sqlite_master", out var statement) == raw.SQLITE_OK)
        {
            statement.Dispose();
        }

        EngineCounters.MovePagesRead(handle);
        EngineCounters.MovePagesWritten(handle);
    }

    // SQLite calls this for write transactions only; 0 lets the commit go on.
    private static int Committed(object recorder)
    {
        ((QueryRecorder)recorder).AddCommit();
        return 0;
    }
}
