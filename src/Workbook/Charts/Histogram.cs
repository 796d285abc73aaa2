using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

internal static class Histogram
{
    private const double PlotHeight = 200;
    private const double LabelHeight = 19;
    private const double MostNameWidth = 200;

    private static readonly string?[] _dashes = [null, "7 3", "2 2", "9 3 2 3"];

    public static Picture Draw(string title, string xTitle, bool log, IReadOnlyList<double> values, IReadOnlyList<(string Name, double At)> given)
    {
        Validate(title, log, values, given);
        var marks = given.Count > 0 ? given.OrderBy(mark => mark.At).ToList() : UsualMarks(values);
        var bins = Bin.Of(values, log);

        // Counts are whole, and so are the ticks of an axis of five or more.
        var most = Math.Max(5, bins.Max(bin => bin.Count));
        var left = Axes.LeftMargin(Scale.Up(log: false, 0, most, 1, 0));
        var (from, to) = (Math.Min(bins[0].From, marks[0].At), Math.Max(bins[^1].To, marks[^1].At));
        var (x, labels) = Place(marks, right => Scale.Across(log, from, to, left, right));
        var top = Axes.TitleHeight + ((labels.Max(label => label.Row) + 1) * LabelHeight);
        var y = Scale.Up(log: false, 0, most, top + PlotHeight, top);
        var description = $"Histogram of {Show.Value(values.Count)} values: {xTitle}{(log ? ", logarithmic axis" : "")}. " +
            $"Smallest {Show.Number(values.Min())}, largest {Show.Number(values.Max())}; {string.Join(", ", marks.Select(Name))}.";

        return new Picture(title, description, Svg.Root(title, description, y.From + Axes.FootHeight,
            Axes.Bottom(x, xTitle, y.To, y.From),
            Axes.Left(y, "count", left, x.To),
            bins.Where(bin => bin.Count > 0).Select(bin => Bar(bin, x, y)),
            labels.Select((label, i) => Mark(label, _dashes[i % _dashes.Length], y))), Data(xTitle, bins));
    }

    private static List<(string Name, double At)> UsualMarks(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        double Percentile(double p) => sorted[(int)Math.Ceiling(p / 100 * sorted.Count) - 1];
        List<(string, double At)> marks = [("mean", values.Average()), ("p50", Percentile(50)), ("p95", Percentile(95)), ("p99", Percentile(99))];
        return [.. marks.OrderBy(mark => mark.At)];
    }

    private static string Name((string Name, double At) mark) => $"{mark.Name} {Show.Number(mark.At)}";

    // The plot ends early enough for the name of a mark at its right edge.
    private static (Scale X, IReadOnlyList<MarkLabel> Labels) Place(List<(string Name, double At)> marks, Func<double, Scale> scaleUpTo)
    {
        for (var right = Svg.Width - 14; ; right -= 10)
        {
            var x = scaleUpTo(right);
            var labels = MarkLabel.Place(marks.Select(mark => (Svg.Fit(Name(mark), MostNameWidth), x.At(mark.At))));
            if (labels.All(label => label.Right <= Svg.Width))
            {
                return (x, labels);
            }
        }
    }

    private static XElement Bar(Bin bin, Scale x, Scale y) =>
        Svg.Rect(x.At(bin.From), y.At(bin.Count), Math.Max(x.At(bin.To) - x.At(bin.From) - 1, 0.5), y.From - y.At(bin.Count),
            ("fill", SeriesStyle.Of(0).Color), ("data-count", bin.Count))
            .With(Svg.Tooltip($"{Show.Number(bin.From)} to {Show.Number(bin.To)}: {Show.Value(bin.Count)}"));

    private static XElement Mark(MarkLabel label, string? dash, Scale y)
    {
        var top = y.To - (label.Row * LabelHeight);
        return Svg.Group(("data-mark", label.Text)).With(
            Svg.Line(label.At, top - 16, label.At, y.From, ("stroke-width", 2), ("stroke-dasharray", dash)),
            Svg.Text(label.Left, top - 5, label.Text));
    }

    private static void Validate(string title, bool log, IReadOnlyList<double> values, IReadOnlyList<(string Name, double At)> marks)
    {
        Check.Title(title);
        Check.NotEmpty(values, "no values were given");
        foreach (var value in values)
        {
            Check.Value(value, "A value", log);
        }

        foreach (var (name, at) in marks)
        {
            Check.Value(at, $"The mark '{name}'", log);
        }
    }

    private static Table Data(string xTitle, IReadOnlyList<Bin> bins)
    {
        var table = new Table(null, Column.Number($"from: {xTitle}"), Column.Number("to"), Column.Number("count"), Column.Text(""));
        var most = bins.Max(bin => bin.Count);
        foreach (var bin in bins)
        {
            table.Add(bin.From, bin.To, bin.Count, new string('#', (int)Math.Ceiling(40.0 * bin.Count / most)));
        }

        return table;
    }
}
