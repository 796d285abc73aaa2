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

    // SQLite calls this for write transactions only; 0 lets the commit go on.
    private static int Committed(object recorder)
    {
        ((QueryRecorder)recorder).AddCommit();
        return 0;
    }
}
