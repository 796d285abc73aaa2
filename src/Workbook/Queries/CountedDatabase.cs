using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;

namespace Workbook.Queries;

/// <summary>A SQLite database in memory for a context of any class, whose queries are counted.</summary>
/// <typeparam name="TContext">The context; its model says which tables and indexes there are.</typeparam>
public sealed class CountedDatabase<TContext> : ICostSource, IDisposable
    where TContext : DbContext
{
    private readonly MemoryDatabase _memory = new();
    private readonly DbContextOptions<TContext> _options;
    private readonly Func<DbContextOptions<TContext>, TContext> _make;

    /// <summary>Makes the tables of the model, fills them, then makes its indexes.</summary>
    /// <param name="make">Makes a context from its options.</param>
    /// <param name="fill">SQL that fills the tables; none leaves them empty. In one process the same SQL is run once, so its rows must not be left to chance.</param>
    public CountedDatabase(Func<DbContextOptions<TContext>, TContext> make, params string[] fill)
    {
        _make = make;
        var builder = new DbContextOptionsBuilder<TContext>().UseSqlite(_memory.ConnectionString);
        Recorder.Attach(builder);
        _options = builder.Options;
        using var context = NewContext();
        var script = context.Database.GenerateCreateScript().Split(";", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var content = string.Join(";\n", [.. script.Where(sql => !IsIndex(sql)), .. fill]);
        DatabaseTemplates.Fill(_memory.Connection, content, empty => empty.Execute(content));
        foreach (var sql in script.Where(IsIndex))
        {
            Execute(sql);
        }
    }

    /// <summary>Gets what every context of this database records.</summary>
    public QueryRecorder Recorder { get; } = new();

    /// <summary>Gets the pages the database takes up, of 4,096 bytes each; free ones are not among them.</summary>
    public long Pages => DatabaseSize.Pages(_memory.Connection);

    /// <summary>Returns a new context; the caller disposes it.</summary>
    public TContext NewContext() => _make(_options);

    /// <summary>Runs code on a context of its own and returns what it returns.</summary>
    public T Use<T>(Func<TContext, T> code)
    {
        using var context = NewContext();
        return code(context);
    }

    /// <summary>Runs code on a context of its own and counts what it cost.</summary>
    public Cost CostOf(Action<TContext> code)
    {
        using var context = NewContext();
        return Cost.Of(() => code(context), this);
    }

    /// <summary>Runs SQL that is not counted.</summary>
    /// <param name="sql">One statement or several.</param>
    public void Execute(string sql) => _memory.Connection.Execute(sql);

    /// <summary>Returns the names of a table's indexes, those of its unique constraints among them, in alphabetical order. Its own key is none.</summary>
    /// <param name="table">The table's name.</param>
    public IReadOnlyList<string> IndexesOf(string table)
    {
        using var command = _memory.Connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = @table ORDER BY name";
        command.Parameters.AddWithValue("@table", table);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <inheritdoc/>
    public Func<Cost> StartCounting() => Recorder.StartCounting();

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static bool IsIndex(string sql) =>
        sql.StartsWith("CREATE INDEX", StringComparison.Ordinal) || sql.StartsWith("CREATE UNIQUE INDEX", StringComparison.Ordinal);
}
