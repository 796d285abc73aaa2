using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>Two ways to the same answer, side by side: what each costs, and how much faster the second was here.</summary>
/// <param name="Before">The way it was.</param>
/// <param name="After">The way it could be.</param>
/// <param name="Speedup">The judgement on their durations.</param>
/// <param name="Pairs">How many pairs of runs it rests on.</param>
/// <param name="Warnings">Reasons not to believe the durations; empty when there is none.</param>
public sealed record Comparison(Candidate Before, Candidate After, Speedup Speedup, int Pairs, IReadOnlyList<string> Warnings) : Rendered
{
    /// <summary>Gets the round trips for which a time is projected: same data centre, next zone, another region.</summary>
    public static IReadOnlyList<TimeSpan> RoundTrips { get; } =
        [TimeSpan.FromMilliseconds(0.5), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(20)];

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"{AsTable().ToHtml()}<p style=\"margin:0.3em 0\">{Show.Html(Summary())}</p>"
        + string.Concat(Warnings.Select(warning => $"<p style=\"margin:0.3em 0\"><em>{Show.Html(warning)}</em></p>"));

    /// <inheritdoc/>
    public override string ToText() => string.Join('\n', [AsTable().ToText(), Summary(), .. Warnings]);

    private string Summary() =>
        $"{After.Name} is {Speedup.Verdict} than {Before.Name}".Replace("too close to call than", "too close to call against", StringComparison.Ordinal)
        + $" here, over {Pairs} pairs of runs; same answer. {Machine.Description}";

    private Table AsTable()
    {
        var table = new Table(null, Column.Text(""), Column.Number(Before.Name), Column.Number(After.Name), Column.Number("ratio"));
        foreach (var counter in Before.Cost.Counters)
        {
            var (before, after) = (Before.Cost[counter], After.Cost[counter]);
            if (before != 0 || after != 0)
            {
                table.Add(counter, before, after, Ratio(before, after));
            }
        }

        table.Add("time here (median)", Before.MedianTime, After.MedianTime, Ratio(Before.MedianTime.Ticks, After.MedianTime.Ticks));
        if (Before.Cost.Counters.Contains(Counter.RoundTrips) && Before.Cost.RoundTrips + After.Cost.RoundTrips > 0)
        {
            foreach (var roundTrip in RoundTrips)
            {
                var (before, after) = (Before.ProjectedTime(roundTrip), After.ProjectedTime(roundTrip));
                table.Add($"projected at {Show.Number(roundTrip.TotalMilliseconds)} ms a round trip", before, after, Ratio(before.Ticks, after.Ticks));
            }
        }

        return table;
    }

    private static string Ratio(double before, double after) => after == 0 ? "" : $"{Show.Number(Math.Round(before / after, before / after < 10 ? 1 : 0))}x";
}
