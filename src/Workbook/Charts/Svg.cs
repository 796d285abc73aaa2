using System.Globalization;
using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

/// <summary>The few SVG elements charts are made of. XElement does the escaping.</summary>
internal static class Svg
{
    /// <summary>Width of the drawing in its own units. Narrow, so that the text is still readable on a phone.</summary>
    public const double Width = 520;

    public const double TextSize = 14;

    private const double TitleSize = 16;
    private static readonly XNamespace _namespace = "http://www.w3.org/2000/svg";

    /// <summary>The whole drawing: the title on top, the text alternative, then the content, moved below the title.</summary>
    public static XElement Root(string title, string description, double contentHeight, params object[] content)
    {
        var titleLines = Wrap(title, TitleSize);
        var titleHeight = (titleLines.Count * (TitleSize + 4)) + 6;
        return Element("svg",
            ("viewBox", $"0 0 {Number(Width)} {Number(contentHeight + titleHeight)}"),
            ("role", "img"),
            ("aria-label", $"{Show.Printable(title)}. {Show.Printable(description)}"),
            ("fill", "currentColor"),
            ("font-size", TextSize),
            ("font-family", "system-ui, -apple-system, 'Segoe UI', sans-serif"),
            ("style", "display:block;width:100%;max-width:600px;height:auto;color:inherit"))
            .With(
                Tooltip(title),
                new XElement(_namespace + "desc", Show.Printable(description)),
                titleLines.Select((line, i) => Text(0, (i + 1) * (TitleSize + 4) - 5, line, ("font-size", TitleSize), ("font-weight", "600"))),
                Group(("transform", $"translate(0 {Number(titleHeight)})")).With(content));
    }

    public static XElement Group(params (string, object?)[] attributes) => Element("g", attributes);

    public static XElement Line(double x1, double y1, double x2, double y2, params (string, object?)[] more) =>
        Element("line", [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", "currentColor"), .. more]);

    public static XElement Rect(double x, double y, double width, double height, params (string, object?)[] more) =>
        Element("rect", [("x", x), ("y", y), ("width", width), ("height", height), .. more]);

    public static XElement Path(string data, params (string, object?)[] more) => Element("path", [("d", data), ("fill", "none"), .. more]);

    public static XElement Text(double x, double y, string text, params (string, object?)[] more) =>
        Element("text", [("x", x), ("y", y), .. more]).With(Show.Printable(text));

    /// <summary>What a pointer resting on the element shows.</summary>
    public static XElement Tooltip(string text) => new(_namespace + "title", Show.Printable(text));

    /// <summary>A point of a series, centred on x and y.</summary>
    public static XElement Marker(SeriesStyle style, double x, double y)
    {
        var data = style.Marker switch
        {
            MarkerShape.Circle => "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z",
            MarkerShape.Square => "M-3.5,-3.5h7v7h-7z",
            MarkerShape.Triangle => "M0,-4.5L4.5,3.5H-4.5z",
            MarkerShape.Diamond => "M0,-5L5,0L0,5L-5,0z",
            MarkerShape.Cross => "M-4,-4L4,4M4,-4L-4,4",
            _ => "M0,-5V5M-5,0H5",
        };
        return Element("path", ("d", data), ("transform", $"translate({Number(x)} {Number(y)})"), ("fill", style.Color), ("stroke", style.Color), ("stroke-width", 2));
    }

    /// <summary>An element; an attribute given twice has its last value, one that is null is left out.</summary>
    public static XElement Element(string name, params (string Name, object? Value)[] attributes)
    {
        var element = new XElement(_namespace + name);
        foreach (var (attribute, value) in attributes)
        {
            element.SetAttributeValue(attribute, value switch { double number => Number(number), string text => Show.Printable(text), _ => value });
        }

        return element;
    }

    public static XElement With(this XElement element, params object[] content)
    {
        element.Add(content);
        return element;
    }

    /// <summary>Two decimals: a fiftieth of a pixel is not visible, and the file stays small.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>An estimate on the safe side: which font will be used is not known, so it is that of the widest usual one.</summary>
    public static double WidthOf(string text, double size = TextSize) => size * text.Sum(letter => letter switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' => 0.34,
        'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '-' or '/' or '"' => 0.42,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 1.0,
        < '\u2000' => 0.64,
        _ => 1.0,
    });

    /// <summary>The text, or its beginning and an ellipsis if it is wider than there is room.</summary>
    public static string Fit(string text, double room, double size = TextSize)
    {
        if (WidthOf(text, size) <= room)
        {
            return text;
        }

        var length = text.Length;
        while (length > 0 && WidthOf(text[..length], size) + WidthOf("…", size) > room)
        {
            length--;
        }

        return length == 0 ? "" : text[..length].TrimEnd() + "…";
    }

    private static List<string> Wrap(string text, double size)
    {
        var lines = new List<string> { "" };
        foreach (var word in Show.Printable(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = (lines[^1] + " " + word).Trim();
            if (lines[^1].Length > 0 && WidthOf(longer, size) > Width)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = longer;
            }
        }

        return [.. lines.Select(line => Fit(line, Width, size))];
    }
}
