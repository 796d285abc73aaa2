using Microsoft.Data.Sqlite;

namespace Workbook.Queries;

/// <summary>What Microsoft.Data.Sqlite takes three lines for.</summary>
internal static class SqliteConnectionExtensions
{
    /// <summary>Runs SQL that returns no rows: one statement or several.</summary>
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
