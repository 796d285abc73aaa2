using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

internal static class BarChart
{
    private const double MostNameWidth = 150;
    private const double Thickness = 16;

    public static Picture Draw(string title, string valueTitle, bool log, IReadOnlyList<(string Name, double Value)> bars)
    {
        Validate(title, log, bars);
        var namesBeside = bars.All(bar => Svg.WidthOf(bar.Name) <= MostNameWidth);
        var left = namesBeside ? bars.Max(bar => Svg.WidthOf(bar.Name)) + 10 : 8;
        var right = Svg.Width - bars.Max(bar => Svg.WidthOf(Show.Number(bar.Value))) - 8;
        var values = bars.Select(bar => bar.Value).ToList();
        var x = Scale.Across(log, log ? values.Min() : 0, values.Max(), left, right);
        var rowHeight = namesBeside ? 28 : 44;
        var bottom = (bars.Count * rowHeight) + 4;
        var description = $"Bars: {valueTitle}{(log ? ", logarithmic axis" : "")}. {string.Join(", ", bars.Select(bar => $"{bar.Name} {Show.Number(bar.Value)}"))}.";

        return new Picture(title, description, Svg.Root(title, description, bottom + Axes.FootHeight,
            Axes.Bottom(x, valueTitle, 0, bottom),
            bars.Select((bar, i) => Bar(bar.Name, bar.Value, log, namesBeside, x, (i + 1) * rowHeight))), Data(valueTitle, x, bars));
    }

    private static IEnumerable<XElement> Bar(string name, double value, bool log, bool nameBeside, Scale x, double bottom)
    {
        var (style, y) = (SeriesStyle.Of(0), bottom - Thickness - 4);
        var (end, middle) = (x.At(value), y + (Thickness / 2));
        yield return nameBeside
            ? Svg.Text(x.From - 8, middle + 5, name, ("text-anchor", "end"))
            : Svg.Text(x.From, y - 5, Svg.Fit(name, Svg.Width - x.From)).With(Svg.Tooltip(name));

        // A logarithmic axis has no zero for a bar to stand on: its length would mean nothing. A dot does not pretend.
        if (log)
        {
            yield return Svg.Line(x.From, middle, end, middle, ("stroke", style.Color), ("stroke-dasharray", "2 3"));
            yield return Svg.Marker(style, end, middle);
        }
        else
        {
            yield return Svg.Rect(x.From, y, Math.Max(end - x.From, 1), Thickness, ("fill", style.Color), ("data-bar", name));
        }

        yield return Svg.Text(end + (log ? 9 : 6), middle + 5, Show.Number(value));
    }

    private static void Validate(string title, bool log, IReadOnlyList<(string Name, double Value)> bars)
    {
        Check.Title(title);
        Check.NotEmpty(bars, "no bar was given");
        foreach (var (name, value) in bars)
        {
            Check.Value(value, $"The bar '{name}'", log);
            if (value < 0)
            {
                throw new ArgumentException($"The bar '{name}' is {Show.Number(value)}; a bar is a length and starts at 0.");
            }
        }
    }

    private static Table Data(string valueTitle, Scale x, IReadOnlyList<(string Name, double Value)> bars)
    {
        var table = new Table(null, Column.Text(""), Column.Number(valueTitle), Column.Text(""));
        foreach (var (name, value) in bars)
        {
            table.Add(name, value, new string('#', (int)Math.Round(40 * (x.At(value) - x.From) / (x.To - x.From))));
        }

        return table;
    }
}
