using System.Text;

namespace Workbook.Cli.Watching;

/// <summary>Text with colours, cut into rows of a terminal.</summary>
internal static class AnsiText
{
    private const int TabWidth = 4;

    /// <summary>
    /// The rows a line takes, at least one. A colour goes on in the next row. Other control characters are left out: what a
    /// kata printed must not move the cursor.
    /// </summary>
    public static IEnumerable<string> Rows(string line, int width)
    {
        var (row, columns, colour) = (new StringBuilder(), 0, "");
        for (var i = 0; i < line.Length; i++)
        {
            if (ColourAt(line, i) is { Length: > 0 } code)
            {
                colour = code == "\e[0m" ? "" : code;
                row.Append(code);
                i += code.Length - 1;
                continue;
            }

            foreach (var letter in Printed(line[i]))
            {
                if (columns == width)
                {
                    yield return End(row, colour);
                    row.Clear().Append(colour);
                    columns = 0;
                }

                row.Append(letter);
                columns++;
            }
        }

        yield return End(row, colour);
    }

    private static string End(StringBuilder row, string colour) => colour.Length > 0 ? $"{row}\e[0m" : row.ToString();

    private static string Printed(char letter) => letter == '\t' ? new string(' ', TabWidth) : char.IsControl(letter) ? "" : letter.ToString();

    // Escape, bracket, digits, m.
    private static string ColourAt(string line, int start)
    {
        if (line[start] != '\e' || start + 1 >= line.Length || line[start + 1] != '[')
        {
            return "";
        }

        var end = start + 2;
        while (end < line.Length && (char.IsAsciiDigit(line[end]) || line[end] == ';'))
        {
            end++;
        }

        return end < line.Length && line[end] == 'm' ? line[start..(end + 1)] : "";
    }
}
