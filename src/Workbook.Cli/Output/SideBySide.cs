namespace Workbook.Cli.Output;

/// <summary>Two texts beside each other, equal lines at the same height; one under the other where that is too narrow.</summary>
internal sealed class SideBySide(Screen screen)
{
    // Less than this and most lines of code would be broken.
    private const int MinimumWidth = 110;
    private const string Gap = " │ ";

    // Where lines go to a file or a pipe there is no width, and no one looks at two columns.
    private bool Fits => screen.Width is >= MinimumWidth and < int.MaxValue;

    /// <summary>Writes both, each under its title; lines that differ stand out.</summary>
    public void Show(string leftTitle, string left, string rightTitle, string right)
    {
        var rows = LineMatch.Of(Split(left), Split(right));
        if (Fits)
        {
            ShowColumns(leftTitle, rightTitle, rows);
            return;
        }

        ShowOne(leftTitle, rows.Select(row => (row.Left, row.Same)), Ink.Bad);
        screen.Line();
        ShowOne(rightTitle, rows.Select(row => (row.Right, row.Same)), Ink.Good);
    }

    private void ShowOne(string title, IEnumerable<(string? Line, bool Same)> lines, Ink ink)
    {
        screen.Line(screen.Paint(Ink.Strong, title));
        foreach (var (line, same) in lines)
        {
            if (line is not null)
            {
                screen.Line(same || line.Length == 0 ? line : screen.Paint(ink, line));
            }
        }
    }

    private void ShowColumns(string leftTitle, string rightTitle, IReadOnlyList<LineMatch> rows)
    {
        var width = (screen.Width - Gap.Length - 1) / 2;
        screen.Line(screen.Paint(Ink.Strong, Wrap.Cut(leftTitle, width).PadRight(width) + Gap + Wrap.Cut(rightTitle, width)));
        foreach (var row in rows)
        {
            var left = Pieces(row.Left, width);
            var right = Pieces(row.Right, width);
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            {
                screen.Line((Cell(left.ElementAtOrDefault(i), width, row.Same, Ink.Bad) + Gap + Cell(right.ElementAtOrDefault(i), 0, row.Same, Ink.Good)).TrimEnd());
            }
        }
    }

    private string Cell(string? text, int width, bool same, Ink ink)
    {
        var padded = (text ?? "").PadRight(width);
        return same || string.IsNullOrEmpty(text) ? padded : screen.Paint(ink, padded);
    }

    // A long line goes on below, further in than it began.
    private static List<string> Pieces(string? line, int width)
    {
        if (line is null)
        {
            return [];
        }

        var indent = new string(' ', Math.Min(line.Length - line.TrimStart().Length + 4, width / 2));
        var pieces = Wrap.Lines(line, width).Take(1).ToList();
        var rest = line[Math.Min(pieces[0].Length, line.Length)..].TrimStart();
        pieces.AddRange(rest.Length == 0 ? [] : Wrap.Lines(rest, width - indent.Length).Select(piece => indent + piece));
        return line.Length == 0 ? [""] : [.. pieces.SelectMany(piece => piece.Chunk(width)).Select(piece => new string(piece))];
    }

    private static string[] Split(string text) => [.. text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd().Replace("\t", "    ", StringComparison.Ordinal))];
}
