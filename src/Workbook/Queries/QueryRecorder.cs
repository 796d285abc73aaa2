using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;

namespace Workbook.Queries;

/// <summary>Records what EF Core sends to a SQLite database and what SQLite does for it, for every context it is attached to.</summary>
/// <remarks>Counts are kept for the recorder's whole life and only grow. Safe to use from several threads at once.
/// Commands that bypass EF Core (a raw SqliteCommand) are not recorded as statements; their commits are counted.</remarks>
public sealed class QueryRecorder : ICostSource
{
    private readonly Lock _lock = new();
    private readonly List<Statement> _statements = [];
    private readonly ConcurrentDictionary<string, string> _shapes = [];
    private readonly ConcurrentDictionary<string, string> _callSites = [];
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
        // The text of a statement that is sent again and again is the same one: its values are parameters.
        var shape = _shapes.GetOrAdd(sql, SqlShape.Of);

        // Finding a call site costs more than most statements: once for each shape, and remembered for the logs that start later.
        var callSite = _callSites.GetOrAdd(shape, _ => CallSite.Find());
        var statement = new Statement(sql, parameters(), callSite) { Duration = duration, Shape = shape };
        lock (_lock)
        {
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

    /// <summary>What had been counted when a log began.</summary>
    internal readonly record struct Mark(int Statements, long Commits, long PagesWritten);
}
