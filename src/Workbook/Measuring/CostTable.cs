using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>Several ways to the same answer, each with its counts and with the time it would wait for a server on the network.</summary>
/// <param name="Rows">Name and cost of each way, in the order shown.</param>
public sealed record CostTable(IReadOnlyList<(string Name, Cost Cost)> Rows) : Rendered
{
    // Round trips are shown as the waiting they cause; how SQLite worked in detail is a question of its own.
    private static readonly string[] _leftOut =
        [Counter.RoundTrips, Counter.FullScanSteps, Counter.Sorts, Counter.PagesRead, Counter.PagesWritten];

    /// <summary>Makes a table.</summary>
    /// <param name="rows">Name and cost of each way, one at least.</param>
    public static CostTable Of(params (string Name, Cost Cost)[] rows) =>
        rows.Length > 0 ? new CostTable(rows) : throw new ArgumentException("A table of costs needs one at least.", nameof(rows));

    /// <inheritdoc/>
    public override string ToHtml() => AsTable().ToHtml();

    /// <inheritdoc/>
    public override string ToText() => AsTable().ToText();

    private Table AsTable()
    {
        var counted = Rows[0].Cost.Counters.Except(_leftOut)
            .Where(counter => Rows.All(row => row.Cost.Counters.Contains(counter)) && Rows.Any(row => row.Cost[counter] > 0)).ToList();
        var waits = Rows.All(row => row.Cost.Counters.Contains(Counter.RoundTrips)) ? Comparison.RoundTrips : [];
        var table = new Table(null, [
            Column.Text(""), .. counted.Select(Column.Number), .. waits.Select(wait => Column.Number($"waiting at {Show.Number(wait.TotalMilliseconds)} ms"))]);
        foreach (var (name, cost) in Rows)
        {
            table.Add([name, .. counted.Select(counter => (object)cost[counter]), .. waits.Select(wait => (object)(wait * cost.RoundTrips))]);
        }

        return table;
    }
}
