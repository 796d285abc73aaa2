using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workbook.Queries;

/// <summary>Reads the counters SQLite keeps for each prepared statement (sqlite.org/c3ref/c_stmtstatus_counter.html).</summary>
internal static class EngineCounters
{
    private const int FullScanStep = 1;
    private const int Sort = 2;
    private const int VmStep = 4;

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
    }
}
