using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

internal static class LineChart
{
    private const double PlotHeight = 250;
    private const double MostLabelWidth = 170;
    private const double KeyWidth = 30;
    private const double LabelDistance = 19;
    private const int MostRows = 25;

    public static Picture Draw(string title, string xTitle, string yTitle, bool logX, bool logY, IReadOnlyList<Series> series)
    {
        Validate(title, logX, logY, series);
        var points = series.SelectMany(s => s.Points).ToList();
        var top = Axes.TitleHeight;
        var lowest = logY ? points.Min(p => p.Y) : Math.Min(0, points.Min(p => p.Y));
        var y = Scale.Up(logY, lowest, points.Max(p => p.Y), top + PlotHeight, top);
        var left = Axes.LeftMargin(y);
        var right = Svg.Width - KeyWidth - Math.Min(MostLabelWidth, series.Max(s => Svg.WidthOf(s.Name)));
        var x = Scale.Across(logX, points.Min(p => p.X), points.Max(p => p.X), left, right);
        var description = Describe(xTitle, yTitle, logX, logY, series);

        return new Picture(title, description, Svg.Root(title, description, y.From + Axes.FootHeight,
            Axes.Bottom(x, xTitle, y.To, y.From),
            Axes.Left(y, yTitle, left, x.To),
            series.Select((s, i) => Curve(s, SeriesStyle.Of(i), x, y)),
            Labels(series, x, y)), Data(xTitle, series));
    }

    private static XElement Curve(Series series, SeriesStyle style, Scale x, Scale y)
    {
        var path = string.Join("L", series.Points.Select(p => $"{Svg.Number(x.At(p.X))},{Svg.Number(y.At(p.Y))}"));
        var every = (series.Points.Count / 40) + 1;
        return Svg.Group(("data-series", series.Name)).With(
            Svg.Path("M" + path, ("stroke", style.Color), ("stroke-width", 2), ("stroke-dasharray", style.Dash), ("stroke-linejoin", "round")),
            series.Points.Where((_, i) => i % every == 0).Select(p => Svg.Marker(style, x.At(p.X), y.At(p.Y)).With(
                Svg.Tooltip($"{series.Name}: {Show.Number(p.Y)} at {Show.Number(p.X)}"))));
    }

    // Each line is named where it ends; names that would overlap are moved apart and joined to their line.
    private static IEnumerable<XElement> Labels(IReadOnlyList<Series> series, Scale x, Scale y)
    {
        var right = x.To;
        var ends = series.Select(s => y.At(s.Points[^1].Y)).ToArray();
        var at = Apart(ends, y.To, Math.Max(y.From, y.To + ((series.Count - 1) * LabelDistance)));
        for (var i = 0; i < series.Count; i++)
        {
            var (style, end) = (SeriesStyle.Of(i), x.At(series[i].Points[^1].X));
            yield return Svg.Line(end, ends[i], right + 6, at[i], ("stroke", style.Color), ("opacity", "0.5"));
            yield return Svg.Line(right + 6, at[i], right + 24, at[i], ("stroke", style.Color), ("stroke-width", 2), ("stroke-dasharray", style.Dash));
            yield return Svg.Marker(style, right + 15, at[i]);
            yield return Svg.Text(right + KeyWidth, at[i] + 5, Svg.Fit(series[i].Name, MostLabelWidth)).With(Svg.Tooltip(series[i].Name));
        }
    }

    /// <summary>The positions, in their order from top to bottom, moved so that each is LabelDistance from the next.</summary>
    internal static double[] Apart(double[] wanted, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
        var at = wanted.ToArray();
        for (var k = 0; k < order.Length; k++)
        {
            at[order[k]] = Math.Max(at[order[k]], k == 0 ? top : at[order[k - 1]] + LabelDistance);
        }

        for (var k = order.Length - 1; k >= 0; k--)
        {
            at[order[k]] = Math.Min(at[order[k]], k == order.Length - 1 ? bottom : at[order[k + 1]] - LabelDistance);
        }

        return at;
    }

    private static void Validate(string title, bool logX, bool logY, IReadOnlyList<Series> series)
    {
        Check.Title(title);
        Check.NotEmpty(series, "no series was given");
        foreach (var s in series)
        {
            Check.NotEmpty(s.Points, $"the series '{s.Name}' has no points");
            foreach (var (px, py) in s.Points)
            {
                Check.Value(px, $"An x of the series '{s.Name}'", logX);
                Check.Value(py, $"A y of the series '{s.Name}'", logY);
            }
        }
    }

    private static string Describe(string x, string y, bool logX, bool logY, IReadOnlyList<Series> series)
    {
        var axes = (logX, logY) switch { (true, true) => ", both axes logarithmic", (true, _) => $", {x} logarithmic", (_, true) => $", {y} logarithmic", _ => "" };
        var lines = series.Select(s => s.Points is [var only]
            ? $" {s.Name}: {Show.Number(only.Y)} at {Show.Number(only.X)}."
            : $" {s.Name}: from {Show.Number(s.Points[0].Y)} at {Show.Number(s.Points[0].X)} to {Show.Number(s.Points[^1].Y)} at {Show.Number(s.Points[^1].X)}.");
        return $"Lines: {y} against {x}{axes}.{string.Concat(lines)}";
    }

    private static Table Data(string xTitle, IReadOnlyList<Series> series)
    {
        var xs = series.SelectMany(s => s.Points.Select(p => p.X)).Distinct().Order().ToList();
        var every = (int)Math.Ceiling(xs.Count / (double)MostRows);
        var table = new Table(
            every == 1 ? null : $"Every {Show.Value(every)}. of {Show.Value(xs.Count)} points",
            [Column.Number(xTitle), .. series.Select(s => Column.Number(s.Name))]);
        var values = series.Select(s => s.Points.ToLookup(p => p.X, p => p.Y)).ToList();
        foreach (var x in xs.Where((_, i) => i % every == 0))
        {
            table.Add([x, .. values.Select(v => (object?)string.Join(" ", v[x].Select(Show.Number)))]);
        }

        return table;
    }
}
