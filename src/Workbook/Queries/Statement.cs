namespace Workbook.Queries;

/// <summary>One SQL command that was sent to the database, and what it cost there.</summary>
/// <param name="Sql">The command text as sent; an insert of EF Core may hold two SQL statements in one command.</param>
/// <param name="Parameters">Parameter names with their values, for a reader; empty when there are none.</param>
/// <param name="CallSite">File and line of the first code outside EF Core and this library, such as "OrderHistory.cs:17";
/// that of the first statement of this shape that the recorder saw, and empty where no debug information is.</param>
public sealed record Statement(string Sql, string Parameters, string CallSite)
{
    /// <summary>Gets the statement without what differs from call to call: numbers, strings, parameter names, lists.</summary>
    public required string Shape { get; init; }

    /// <summary>Gets the rows handed to the client so far.</summary>
    public long RowsReturned { get; internal set; }

    /// <summary>Gets the instructions SQLite executed for it.</summary>
    public long EngineSteps { get; internal set; }

    /// <summary>Gets the rows it visited by full scans.</summary>
    public long FullScanSteps { get; internal set; }

    /// <summary>Gets the sorts that no index could spare.</summary>
    public long Sorts { get; internal set; }

    /// <summary>Gets the pages of the database it looked at; see <see cref="Measuring.Counter.PagesRead"/>.</summary>
    public long PagesRead { get; internal set; }

    /// <summary>Gets the time from sending the command to its first row. Reading the rows is not in it.</summary>
    public TimeSpan Duration { get; internal set; }
}
