using System.Text.RegularExpressions;

namespace Workbook.Cli.Output;

/// <summary>What a line of a README belongs to.</summary>
internal enum MarkdownKind
{
    /// <summary>A paragraph or an item of a list, its lines joined; empty for the space between two.</summary>
    Text,

    /// <summary>A heading, with its marks.</summary>
    Heading,

    /// <summary>A line that stays as it is: of code or of a table.</summary>
    AsItIs,
}

/// <summary>Splits markdown, as the READMEs of the course use it, into what may be broken anew and what may not.</summary>
internal static partial class MarkdownBlocks
{
    public static IEnumerable<(MarkdownKind Kind, string Text)> Of(string markdown)
    {
        var paragraph = new List<string>();
        var isCode = false;
        foreach (var line in markdown.Trim().ReplaceLineEndings("\n").Split('\n'))
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            var kind = isCode || isFence || line.StartsWith('|') ? MarkdownKind.AsItIs
                : line.StartsWith('#') ? MarkdownKind.Heading
                : MarkdownKind.Text;
            if (paragraph.Count > 0 && (kind != MarkdownKind.Text || line.Trim().Length == 0 || Item().IsMatch(line)))
            {
                yield return (MarkdownKind.Text, string.Join(' ', paragraph));
                paragraph.Clear();
            }

            isCode ^= isFence;
            if (kind == MarkdownKind.Text && line.Trim().Length > 0)
            {
                paragraph.Add(paragraph.Count == 0 ? line.TrimEnd() : line.Trim());
            }
            else if (!isFence && !TableRule().IsMatch(line))
            {
                yield return (kind, isCode ? $"    {line}" : line.TrimEnd());
            }
        }

        if (paragraph.Count > 0)
        {
            yield return (MarkdownKind.Text, string.Join(' ', paragraph));
        }
    }

    /// <summary>The text under a heading of the second level, up to the next one; empty when there is none.</summary>
    public static string Section(string markdown, string heading)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var start = Array.FindIndex(lines, line => line.Trim().Equals($"## {heading}", StringComparison.OrdinalIgnoreCase));
        return start < 0
            ? ""
            : string.Join('\n', lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();
    }

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex Item();

    // The line between the head of a table and its rows says nothing in a terminal.
    [GeneratedRegex(@"^\|[\s:|-]+\|\s*$")]
    private static partial Regex TableRule();
}
