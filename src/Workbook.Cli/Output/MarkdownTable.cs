namespace Workbook.Cli.Output;

/// <summary>A table of a README with its columns one under the other; where that is too wide, cells are broken between words.</summary>
internal static class MarkdownTable
{
    private const int Gap = 2;
    private const int Narrowest = 8;

    /// <param name="lines">The table's lines, its rule among them.</param>
    /// <param name="plain">Takes the marks off a cell.</param>
    public static IEnumerable<string> Lines(string lines, int width, Func<string, string> plain)
    {
        var rows = lines.Split('\n').Select(line => Cells(line, plain)).ToList();
        var right = rows.Count > 1 ? rows[1].Select(cell => cell.EndsWith(':') && !cell.StartsWith(':')).ToList() : [];
        rows = [.. rows.Where((_, index) => index != 1)];
        var widths = Widths([.. rows], width);
        foreach (var (row, isHead) in rows.Select((row, index) => (row, index == 0)))
        {
            var cells = row.Select((cell, column) => Wrap.Lines(cell, widths[column]).ToList()).ToList();
            for (var line = 0; line < cells.Max(cell => cell.Count); line++)
            {
                yield return string.Join(new string(' ', Gap), cells.Select((cell, column) =>
                    Padded(cell.ElementAtOrDefault(line) ?? "", widths[column], right.ElementAtOrDefault(column)))).TrimEnd();
            }

            if (isHead)
            {
                yield return string.Join(new string(' ', Gap), widths.Take(row.Count).Select(column => new string('-', column)));
            }
        }
    }

    // The widest column gives way, again and again, until the table fits or nothing is left to give.
    private static List<int> Widths(List<List<string>> rows, int width)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Count))
            .Select(column => rows.Max(row => row.ElementAtOrDefault(column)?.Length ?? 0)).ToList();
        while (widths.Sum() + (Gap * (widths.Count - 1)) > width && widths.Max() > Narrowest)
        {
            widths[widths.IndexOf(widths.Max())]--;
        }

        return widths;
    }

    private static string Padded(string text, int width, bool right) => right ? text.PadLeft(width) : text.PadRight(width);

    private static List<string> Cells(string line, Func<string, string> plain) =>
        [.. line.Trim().Trim('|').Split('|').Select(cell => plain(cell.Trim()))];
}
