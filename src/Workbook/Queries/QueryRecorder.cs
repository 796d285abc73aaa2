using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;

namespace Workbook.Queries;

/// <summary>Records what EF Core sends to a SQLite database and what SQLite does for it, for every context it is attached to.</summary>
/// <remarks>Counts are kept for the recorder's whole life and only grow. Safe to use from several threads at once.
/// Commands that bypass EF Core (a raw SqliteCommand) are not recorded as statements; their commits are counted.</remarks>
public sealed class QueryRecorder : ICostSource
{
    private const int MostShapes = 1_000;

    private readonly Lock _lock = new();
    private readonly List<Statement> _statements = [];
    private readonly Dictionary<string, string> _shapes = [];
    private readonly Dictionary<string, string> _callSites = [];
    private long _commits;
    private long _pagesWritten;

    /// <summary>Attaches the recorder to the contexts that these options make.</summary>
    /// <param name="options">Options of a context on SQLite.</param>
    public void Attach(DbContextOptionsBuilder options) =>
        options.AddInterceptors(new CommandRecorder(this), new ConnectionRecorder(this));

    /// <summary>Returns a log of all that is recorded from now on.</summary>
    public QueryLog StartLog()
    {
        lock (_lock)
        {
            return new QueryLog(this, new(_statements.Count, Interlocked.Read(ref _commits), Interlocked.Read(ref _pagesWritten)));
        }
    }

    /// <inheritdoc/>
    public Func<Cost> StartCounting()
    {
        var log = StartLog();
        return log.ToCost;
    }

    internal Statement Add(string sql, Func<string> parameters, TimeSpan duration)
    {
        var shape = ShapeOf(sql);
        string? callSite;
        lock (_lock)
        {
            _ = _callSites.TryGetValue(shape, out callSite);
        }

        // Finding a call site costs more than most statements: once for each shape, and remembered for the logs that start later.
        callSite ??= CallSite.Find();
        var statement = new Statement(sql, parameters(), callSite) { Duration = duration, Shape = shape };
        lock (_lock)
        {
            _ = _callSites.TryAdd(shape, callSite);
            _statements.Add(statement);
        }

        return statement;
    }

    internal void AddCommit() => Interlocked.Increment(ref _commits);

    internal void AddPagesWritten(long pages) => Interlocked.Add(ref _pagesWritten, pages);

    internal (IReadOnlyList<Statement> Statements, long Commits, long PagesWritten) Since(Mark mark)
    {
        lock (_lock)
        {
            return (
                _statements.GetRange(mark.Statements, _statements.Count - mark.Statements),
                Interlocked.Read(ref _commits) - mark.Commits,
                Interlocked.Read(ref _pagesWritten) - mark.PagesWritten);
        }
    }

    // The text of a statement that is sent again and again is the same one: its values are parameters.
    private string ShapeOf(string sql)
    {
        lock (_lock)
        {
            if (_shapes.TryGetValue(sql, out var known))
            {
                return known;
            }
        }

        var shape = SqlShape.Of(sql);
        lock (_lock)
        {
            if (_shapes.Count < MostShapes)
            {
                _shapes[sql] = shape;
            }
        }

        return shape;
    }

    /// <summary>What had been counted when a log began.</summary>
    internal readonly record struct Mark(int Statements, long Commits, long PagesWritten);
}
