namespace Workbook.Measuring;

/// <summary>The names under which costs are counted. A lesson or kata may count under a name of its own.</summary>
public static class Counter
{
    /// <summary>SQL commands sent to the database. Opening, BEGIN and COMMIT are not among them.</summary>
    public const string Statements = "statements";

    /// <summary>Write transactions that SQLite committed, explicit or implicit. BeginTransaction of EF Core on SQLite begins one at once.</summary>
    public const string Commits = "commits";

    /// <summary>Rows that the database handed to the client.</summary>
    public const string RowsReturned = "rows returned";

    /// <summary>Instructions of SQLite's virtual machine (SQLITE_STMTSTATUS_VM_STEP): exact, repeatable, no time.</summary>
    public const string EngineSteps = "engine steps";

    /// <summary>Rows visited by full scans (SQLITE_STMTSTATUS_FULLSCAN_STEP). A search by an index shows 0.</summary>
    public const string FullScanSteps = "full scan steps";

    /// <summary>Sorts that SQLite did itself because no index gave the order (SQLITE_STMTSTATUS_SORT).</summary>
    public const string Sorts = "sorts";

    /// <summary>Pages of the database file that SQLite looked at, in its cache or on the disk; a page looked at twice counts twice.
    /// Exact and repeatable for one query at a time. Reading the schema is not among them.</summary>
    public const string PagesRead = "pages read";

    /// <summary>Pages that SQLite wrote into the database file. 0 for a database in memory: it has no file.</summary>
    public const string PagesWritten = "pages written";

    /// <summary>Times a client on a network would wait for its server: one a statement, one a commit, or as a proxy counted.</summary>
    public const string RoundTrips = "round trips";

    /// <summary>Bytes the measured code allocated on the managed heap.</summary>
    public const string BytesAllocated = "bytes allocated";

    /// <summary>Commands sent to Redis, without what the client library sends on its own account.</summary>
    public const string RedisCommands = "Redis commands";

    /// <summary>Bytes that the client sent to the server.</summary>
    public const string BytesSent = "bytes sent";

    /// <summary>Bytes that the client received from the server.</summary>
    public const string BytesReceived = "bytes received";

    // What was counted under a name of a lesson's own is its point, so it stands first; bytes wobble a little and stand last.
    private static readonly string[] _inOrder =
    [
        Statements, RedisCommands, Commits, RowsReturned, RoundTrips, EngineSteps, FullScanSteps, Sorts, PagesRead, PagesWritten,
        BytesSent, BytesReceived, BytesAllocated,
    ];

    /// <summary>Orders counters as they are shown: own names first, then what is sent, what is done for it, and bytes.</summary>
    internal static IComparer<string> InOrderShown { get; } = Comparer<string>.Create((a, b) =>
        (Array.IndexOf(_inOrder, a), Array.IndexOf(_inOrder, b)) is var (x, y) && x != y ? x.CompareTo(y) : string.CompareOrdinal(a, b));
}
