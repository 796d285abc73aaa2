using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workbook.Queries;

/// <summary>Reads the counters SQLite keeps for each prepared statement (sqlite.org/c3ref/c_stmtstatus_counter.html) and for
/// each connection (sqlite.org/c3ref/c_dbstatus_options.html).</summary>
internal static class EngineCounters
{
    private const int FullScanStep = 1;
    private const int Sort = 2;
    private const int VmStep = 4;
    private const int CacheHit = 7;
    private const int CacheMiss = 8;
    private const int CacheWrite = 9;

    /// <summary>Adds the counters of the connection's statements to a record and sets them back to 0, so that nothing is counted twice.</summary>
    public static void Move(DbCommand command, Statement statement)
    {
        if (command.Connection is not SqliteConnection { Handle: { } handle })
        {
            return;
        }

        for (var prepared = raw.sqlite3_next_stmt(handle, null!); prepared is { IsInvalid: false }; prepared = raw.sqlite3_next_stmt(handle, prepared))
        {
            statement.FullScanSteps += raw.sqlite3_stmt_status(prepared, FullScanStep, resetFlg: 1);
            statement.Sorts += raw.sqlite3_stmt_status(prepared, Sort, resetFlg: 1);
            statement.EngineSteps += raw.sqlite3_stmt_status(prepared, VmStep, resetFlg: 1);
        }

        statement.PagesRead += MovePagesRead(handle);
    }

    /// <summary>Returns the pages a connection looked at since it was last asked.</summary>
    public static long MovePagesRead(sqlite3 connection) => Status(connection, CacheHit) + Status(connection, CacheMiss);

    /// <summary>Returns the pages a connection wrote since it was last asked.</summary>
    public static long MovePagesWritten(sqlite3 connection) => Status(connection, CacheWrite);

    private static long Status(sqlite3 connection, int counter) =>
        raw.sqlite3_db_status(connection, counter, out var current, out _, resetFlg: 1) == raw.SQLITE_OK ? current : 0;
}
