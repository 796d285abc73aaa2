namespace Workbook.Cli.Output;

/// <summary>Breaks text into lines between words.</summary>
internal static class Wrap
{
    /// <summary>
    /// Lines of at most <paramref name="width"/> columns; a longer word (a path, which has to stay clickable) gets a line
    /// of its own. Line breaks in the text stay, and so do the spaces a line begins with. At least one line.
    /// </summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = line.TrimEnd();
            while (rest.Length > width && BreakBefore(rest, width) is > 0 and var end)
            {
                yield return rest[..end].TrimEnd();
                rest = rest[end..].TrimStart();
            }

            yield return rest;
        }
    }

    /// <summary>The text, or as much of it as fits in <paramref name="width"/> columns with an ellipsis.</summary>
    public static string Cut(string text, int width) =>
        text.Length <= width ? text : text[..Math.Max(width - 1, 0)].TrimEnd() + "…";

    private static int BreakBefore(string text, int width)
    {
        var indent = text.Length - text.TrimStart().Length;
        var space = text.LastIndexOf(' ', Math.Max(width, 0));
        return space > indent ? space : text.IndexOf(' ', indent);
    }
}
