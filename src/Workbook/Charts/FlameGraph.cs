using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

internal static class FlameGraph
{
    private const double BoxHeight = 22;
    private const double LeastShare = 0.002;
    private const int MostRows = 15;

    public static Picture Draw(string title, string unit, IReadOnlyList<(string Stack, double Value)> stacks)
    {
        Check.Title(title);
        Check.NotEmpty(stacks, "no stack was given");
        foreach (var (stack, value) in stacks)
        {
            Check.Value(value, $"The stack '{stack}'", log: false);
            if (value <= 0)
            {
                throw new ArgumentException($"The stack '{stack}' is {Show.Number(value)}; a stack that was measured has a value above 0.");
            }
        }

        var root = FlameFrame.Fold(stacks);
        var boxes = new List<XElement>();
        Add(boxes, root, root.Inclusive, unit, 0, 0);
        var totals = root.Totals();
        var hottest = totals.Take(3).Where(t => t.Self > 0).Select(t => $"{t.Name} {Show.Number(t.Self)} {unit} ({Percent(t.Self / root.Inclusive)})");
        var description = $"Flame graph of {Show.Number(root.Inclusive)} {unit}. Callers are above, what they call is below; " +
            $"width is time with everything called, solid colour is time in the frame itself. Most time in itself: {string.Join(", ", hottest)}.";
        var depth = boxes.Count == 0 ? 0 : boxes.Max(box => (double)box.Attribute("y")! / BoxHeight) + 1;
        return new Picture(title, description, Svg.Root(title, description, depth * BoxHeight, boxes), Data(unit, root.Inclusive, totals));
    }

    private static void Add(List<XElement> boxes, FlameFrame frame, double all, string unit, double from, int depth)
    {
        // Callees below a fifth of a percent are too narrow to be seen, and there are a great many of them.
        if (frame.Inclusive / all < LeastShare)
        {
            return;
        }

        boxes.Add(Box(frame, all, unit, from / all * Svg.Width, depth * BoxHeight));
        foreach (var callee in frame.Callees)
        {
            Add(boxes, callee, all, unit, from, depth + 1);
            from += callee.Inclusive;
        }
    }

    // An inner svg element cuts its content off at its own edges: no clip path, so no id that could clash on a page.
    private static XElement Box(FlameFrame frame, double all, string unit, double x, double y)
    {
        var (width, style) = (frame.Inclusive / all * Svg.Width, SeriesStyle.Of(1));
        return Svg.Element("svg", ("x", x), ("y", y), ("width", width), ("height", BoxHeight), ("overflow", "hidden"), ("data-frame", frame.Name)).With(
            Svg.Tooltip($"{frame.Name}: {Show.Number(frame.Inclusive)} {unit} ({Percent(frame.Inclusive / all)}), of it {Show.Number(frame.Self)} {unit} in itself"),
            Svg.Rect(0.5, 0.5, Math.Max(width - 1, 0.5), BoxHeight - 1,
                ("fill", style.Color), ("fill-opacity", 0.1 + (0.4 * frame.Self / frame.Inclusive)), ("stroke", style.Color), ("stroke-opacity", "0.8")),
            Svg.Text(5, 15.5, Svg.Fit(frame.Name, width - 8, 13), ("font-size", 13)));
    }

    private static string Percent(double share) => Show.Number(Math.Round(share * 100, share < 0.1 ? 1 : 0)) + " %";

    private static Table Data(string unit, double all, IReadOnlyList<(string Name, double Self, double Inclusive)> totals)
    {
        var shown = totals.Take(MostRows).ToList();
        var table = new Table(
            shown.Count < totals.Count ? $"The {shown.Count} of {Show.Value(totals.Count)} frames with the most time in themselves" : null,
            Column.Number($"self ({unit})"), Column.Number("self"), Column.Number($"inclusive ({unit})"), Column.Text("frame"));
        foreach (var (name, self, inclusive) in shown)
        {
            table.Add(self, Percent(self / all), inclusive, name);
        }

        return table;
    }
}
