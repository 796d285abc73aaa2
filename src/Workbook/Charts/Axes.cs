using System.Xml.Linq;

namespace Workbook.Charts;

/// <summary>Grid, ticks, tick labels and titles of a plot's two axes. Titles are never turned on their side.</summary>
internal static class Axes
{
    /// <summary>Room above the plot for the title of the axis that goes up.</summary>
    public const double TitleHeight = 28;

    /// <summary>Room below the plot for tick labels and the title of the axis that goes across.</summary>
    public const double FootHeight = 44;

    /// <summary>The axis across the bottom, with grid lines up to <paramref name="top"/>.</summary>
    public static IEnumerable<XElement> Bottom(Scale x, string title, double top, double bottom)
    {
        foreach (var tick in x.Ticks)
        {
            yield return Svg.Line(x.At(tick.Value), top, x.At(tick.Value), bottom, ("opacity", tick.Label.Length > 0 ? "0.2" : "0.1"));
            if (tick.Label.Length > 0)
            {
                yield return Svg.Line(x.At(tick.Value), bottom, x.At(tick.Value), bottom + 4);
                yield return Svg.Text(x.At(tick.Value), bottom + 18, tick.Label, ("text-anchor", "middle"));
            }
        }

        yield return Svg.Line(x.From, bottom, x.To, bottom);
        yield return Svg.Text((x.From + x.To) / 2, bottom + 38, title, ("text-anchor", "middle"), ("font-style", "italic"));
    }

    /// <summary>The axis up the left side, with grid lines across to <paramref name="right"/> and its title above everything.</summary>
    public static IEnumerable<XElement> Left(Scale y, string title, double left, double right)
    {
        yield return Svg.Text(0, 14, title, ("font-style", "italic"));
        foreach (var tick in y.Ticks)
        {
            yield return Svg.Line(left, y.At(tick.Value), right, y.At(tick.Value), ("opacity", tick.Label.Length > 0 ? "0.2" : "0.1"));
            if (tick.Label.Length > 0)
            {
                yield return Svg.Line(left - 4, y.At(tick.Value), left, y.At(tick.Value));
                yield return Svg.Text(left - 7, y.At(tick.Value) + 5, tick.Label, ("text-anchor", "end"));
            }
        }

        yield return Svg.Line(left, y.From, left, y.To);
    }

    /// <summary>Room for the tick labels left of an axis that goes up.</summary>
    public static double LeftMargin(Scale y) => y.Ticks.Max(tick => Svg.WidthOf(tick.Label)) + 10;

    /// <summary>The unit that a title such as "time (s)" names; the whole title when it names none.</summary>
    public static string Unit(string title) =>
        title.EndsWith(')') && title.LastIndexOf('(') is var open and >= 0 ? title[(open + 1)..^1] : title;
}
