using Workbook.Measuring;
using Workbook.Rendering;

namespace Workbook.Queries;

/// <summary>The statements recorded since it was started, grouped by shape where it is shown. It goes on growing.</summary>
public sealed record QueryLog : Rendered
{
    private readonly QueryRecorder _recorder;
    private readonly QueryRecorder.Mark _start;

    internal QueryLog(QueryRecorder recorder, QueryRecorder.Mark start)
    {
        _recorder = recorder;
        _start = start;
    }

    /// <summary>Gets the statements, in the order they were sent.</summary>
    public IReadOnlyList<Statement> Statements => _recorder.Since(_start).Statements;

    /// <summary>Returns the counts, with the statements by shape as their evidence.</summary>
    public Cost ToCost()
    {
        var (statements, commits, pagesWritten) = _recorder.Since(_start);
        var counts = new Dictionary<string, long>
        {
            [Counter.Statements] = statements.Count,
            [Counter.Commits] = commits,
            [Counter.RowsReturned] = statements.Sum(s => s.RowsReturned),
            [Counter.EngineSteps] = statements.Sum(s => s.EngineSteps),
            [Counter.FullScanSteps] = statements.Sum(s => s.FullScanSteps),
            [Counter.Sorts] = statements.Sum(s => s.Sorts),
            [Counter.PagesRead] = statements.Sum(s => s.PagesRead),
            [Counter.PagesWritten] = pagesWritten,
            [Counter.RoundTrips] = statements.Count + commits,
        };
        return new Cost(counts, () => statements.Count == 0 ? "no statement was sent" : $"the statements by shape\n{ByShape(statements)}");
    }

    /// <inheritdoc/>
    public override string ToHtml() => ByShape(Statements).ToHtml();

    /// <inheritdoc/>
    public override string ToText() => ByShape(Statements).ToText();

    private static Table ByShape(IReadOnlyList<Statement> statements)
    {
        // A notebook cell has no debug information: no column of empty call sites there.
        var hasSites = statements.Any(statement => statement.CallSite.Length > 0);
        Column[] site = hasSites ? [Column.Text("first from")] : [];
        var table = new Table(null, [Column.Number("times"), Column.Number("rows"), Column.Number("engine steps"), .. site, Column.Text("statement")]);
        foreach (var shape in statements.GroupBy(s => s.Shape).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Sum(s => s.EngineSteps)))
        {
            string[] first = hasSites ? [shape.Select(s => s.CallSite).FirstOrDefault(s => s.Length > 0) ?? ""] : [];
            table.Add([shape.Count(), shape.Sum(s => s.RowsReturned), shape.Sum(s => s.EngineSteps), .. first, SqlShape.Brief(shape.Key)]);
        }

        return table;
    }
}
