using System.Globalization;
using System.Net;
using System.Text;

namespace Workbook.Rendering;

/// <summary>How values become text, the same everywhere: in tables, on axes, in messages. Never depends on the culture.</summary>
public static class Show
{
    /// <summary>
    /// A number for a reader: whole numbers in full with thousands separators (<c>12,345</c>), others rounded to three
    /// significant digits (<c>0.0123</c>, <c>4.57</c>) and to a whole number from 1,000 on.
    /// Below 0.0001 and from 1e15 on in scientific notation.
    /// </summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "not a number" : value > 0 ? "infinite" : "-infinite";
        }

        if (size >= 1e15 || size is > 0 and < 1e-4)
        {
            return value.ToString("0.##e+0", CultureInfo.InvariantCulture);
        }

        if (value == Math.Floor(value) || size >= 1000)
        {
            return Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture);
        }

        var digits = 2 - (int)Math.Floor(Math.Log10(size));
        return value.ToString("#,0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    /// <summary>Any value of a table: numbers as <see cref="Number"/>, null as nothing, everything else invariant.</summary>
    public static string Value(object? value) => value switch
    {
        null => "",
        string text => text,
        byte or sbyte or short or ushort or int or uint or long or ulong =>
            ((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture),
        double or float or decimal => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        TimeSpan time => Duration(time),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A duration with the unit that suits its size: <c>850 ns</c>, <c>12.3 µs</c>, <c>4.57 ms</c>, <c>1.2 s</c>, <c>95 min</c>.</summary>
    public static string Duration(TimeSpan time) => Math.Abs(time.TotalSeconds) switch
    {
        0 => "0 s",
        < 1e-6 => Number(time.TotalNanoseconds) + " ns",
        < 1e-3 => Number(time.TotalMicroseconds) + " µs",
        < 1 => Number(time.TotalMilliseconds) + " ms",
        < 600 => Number(time.TotalSeconds) + " s",
        _ => Number(time.TotalMinutes) + " min",
    };

    /// <summary>Text from outside, safe inside HTML and SVG, in an element and in a quoted attribute.</summary>
    public static string Html(string? text) => WebUtility.HtmlEncode(Printable(text));

    /// <summary>
    /// The text without what would confuse a terminal or is not allowed in XML: control characters other than
    /// tab and line feed, and half surrogate pairs, each become U+FFFD. <c>\r\n</c> becomes <c>\n</c>.
    /// </summary>
    public static string Printable(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            var bad = (Rune.IsControl(rune) && rune.Value is not '\n' and not '\t') || rune.Value is 0xFFFE or 0xFFFF;
            clean.Append(bad ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}
