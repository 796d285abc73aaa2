using Microsoft.Data.Sqlite;

namespace Workbook.Queries;

/// <summary>How large a SQLite database is.</summary>
internal static class DatabaseSize
{
    /// <summary>SQLite's own default, and that of every database here.</summary>
    public const int BytesPerPage = 4_096;

    /// <summary>Returns the pages that hold something; pages freed by a dropped index stay in the file and are not among them.</summary>
    public static long Pages(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count";
        return (long)command.ExecuteScalar()!;
    }
}
