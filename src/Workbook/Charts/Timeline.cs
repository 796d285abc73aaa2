using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

internal static class Timeline
{
    private const double HalfHeight = 30;
    private const double NameHeight = 22;
    private const double RowHeight = NameHeight + (2 * HalfHeight) + 14;
    private const int RoughColumns = 100;
    private const int MostWindows = 1000;

    public static Picture Draw(
        string title, string xTitle, double? window, IReadOnlyList<(string Name, IReadOnlyList<(double At, bool Accepted)> Requests)> rows)
    {
        Validate(title, window, rows);
        var times = rows.SelectMany(row => row.Requests.Select(request => request.At)).ToList();
        var bottom = rows.Count * RowHeight;
        var (first, last) = (Math.Min(0, times.Min()), times.Max());
        var width = LinearScale.NiceStep(last > first ? (last - first) / RoughColumns : 1);
        var end = (Math.Floor((last / width) + 1e-9) + 1) * width;
        var x = Scale.Across(log: false, first, end, 14, Svg.Width - 14);
        var drawn = rows.Select(row => new TimelineRow(row.Name, row.Requests, width)).ToList();
        var most = drawn.Max(row => row.Most);
        var note = $"Up: accepted, down: rejected. The tallest column is {Requests(most)} in {Show.Number(width)} {Axes.Unit(xTitle)}.";
        var description = $"Timeline of accepted and rejected requests: {xTitle}. {string.Join("; ", drawn.Select(row => row.Summary))}. {note}";

        return new Picture(title, description, Svg.Root(title, description, bottom + Axes.FootHeight + 22,
            Axes.Bottom(x, xTitle, 0, bottom),
            drawn.Select((row, i) => Row(row, x, (i * RowHeight) + NameHeight + HalfHeight, HalfHeight / most, window)),
            Svg.Text(0, bottom + Axes.FootHeight + 14, Svg.Fit(note, Svg.Width, 12), ("font-size", 12))), Data(xTitle, window, drawn));
    }

    private static XElement Row(TimelineRow row, Scale x, double baseline, double perRequest, double? window)
    {
        var group = Svg.Group(("data-row", row.Name)).With(
            Svg.Text(x.From, baseline - HalfHeight - 6, Svg.Fit(row.Summary, x.To - x.From), ("font-weight", "600")).With(Svg.Tooltip(row.Summary)),
            Svg.Line(x.From, baseline, x.To, baseline, ("opacity", "0.5")));
        foreach (var column in row.Columns)
        {
            var (left, width) = (x.At(column.From), Math.Max(x.At(column.To) - x.At(column.From) - 1, 1));
            var (up, down) = (column.Accepted * perRequest, column.Rejected * perRequest);
            group.Add(
                up > 0 ? Svg.Rect(left, baseline - up, width, up, ("fill", SeriesStyle.Of(0).Color), ("data-accepted", column.Accepted)) : null,
                down > 0 ? Svg.Rect(left + 0.5, baseline + 0.5, Math.Max(width - 1, 0.5), Math.Max(down - 0.5, 0.5),
                    ("fill", SeriesStyle.Of(1).Color), ("fill-opacity", "0.35"), ("stroke", SeriesStyle.Of(1).Color), ("data-rejected", column.Rejected)) : null);
        }

        if (window is { } length)
        {
            group.Add(Windows(row, x, baseline, length));
        }

        return group;
    }

    // The accepted requests of each window, written where the window is, as long as they fit.
    private static IEnumerable<XElement> Windows(TimelineRow row, Scale x, double baseline, double length)
    {
        foreach (var (index, accepted) in row.AcceptedPerWindow(length))
        {
            var (left, right, text) = (x.At(index * length), x.At((index + 1) * length), Show.Value(accepted));
            yield return Svg.Line(left, baseline - HalfHeight, left, baseline + HalfHeight + 4, ("stroke-dasharray", "3 3"), ("opacity", "0.6"));
            if (Svg.WidthOf(text, 12) < right - left && (left + right) / 2 < x.To)
            {
                yield return Svg.Text((left + right) / 2, baseline + HalfHeight + 10, text, ("text-anchor", "middle"), ("font-size", 12), ("data-window", index));
            }
        }
    }

    private static string Requests(int count) => count == 1 ? "1 request" : $"{Show.Value(count)} requests";

    private static void Validate(string title, double? window, IReadOnlyList<(string Name, IReadOnlyList<(double At, bool Accepted)> Requests)> rows)
    {
        Check.Title(title);
        Check.NotEmpty(rows, "no row was given");
        foreach (var (name, requests) in rows)
        {
            Check.NotEmpty(requests, $"the row '{name}' has no requests");
            foreach (var (at, _) in requests)
            {
                Check.Value(at, $"A time of the row '{name}'", log: false);
            }
        }

        if (window is { } length && !(length > 0 && double.IsFinite(length)))
        {
            throw new ArgumentException($"The window is {Show.Number(length)}; it has to be longer than 0.");
        }

        var last = rows.SelectMany(row => row.Requests).Max(request => request.At);
        if (last / window > MostWindows)
        {
            throw new ArgumentException($"{Show.Number(last)} has more than {Show.Value(MostWindows)} windows of {Show.Number(window!.Value)}; are both in the unit of the axis?");
        }
    }

    private static Table Data(string xTitle, double? window, IReadOnlyList<TimelineRow> rows)
    {
        var table = new Table(null, Column.Text(""), Column.Number("accepted"), Column.Number("rejected"),
            Column.Text(window is { } length ? $"accepted per window of {Show.Number(length)} {Axes.Unit(xTitle)}" : ""));
        foreach (var row in rows)
        {
            table.Add(row.Name, row.Accepted, row.Rejected, window is { } w ? string.Join(" ", row.AcceptedPerWindow(w).Select(x => x.Accepted)) : "");
        }

        return table;
    }
}
