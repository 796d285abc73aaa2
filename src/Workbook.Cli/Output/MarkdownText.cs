using System.Text.RegularExpressions;

namespace Workbook.Cli.Output;

/// <summary>A README in a terminal: the text without its marks, as wide as the screen.</summary>
internal static partial class MarkdownText
{
    /// <summary>The lines of a piece of markdown; code stays as it is.</summary>
    public static IEnumerable<string> Lines(string markdown, Screen screen, int indent = 0)
    {
        var margin = new string(' ', indent);
        return MarkdownBlocks.Of(markdown)
            .SelectMany(block => block.Kind switch
            {
                MarkdownKind.Text => Paragraph(block.Text, screen.Width - indent),
                MarkdownKind.Table => MarkdownTable.Lines(block.Text, screen.Width - indent, Plain),
                MarkdownKind.Heading => [screen.Paint(Ink.Strong, Plain(block.Text.TrimStart('#', ' ')))],
                _ => [$"    {block.Text}"],
            })
            .Select(line => $"{margin}{line}".TrimEnd());
    }

    // A further line of a list item begins under its text.
    private static IEnumerable<string> Paragraph(string text, int width)
    {
        var item = Item().Match(text);
        var hang = new string(' ', item.Length);
        var first = true;
        foreach (var line in Wrap.Lines(Plain(text[item.Length..]), width - item.Length))
        {
            yield return (first ? item.Value : hang) + line;
            first = false;
        }
    }

    private static string Plain(string text) => Bold().Replace(Link().Replace(text, "$1"), "$1");

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex Item();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();
}
