using System.Text.RegularExpressions;

namespace Workbook.Cli.Output;

/// <summary>What a piece of a README is.</summary>
internal enum MarkdownKind
{
    /// <summary>A paragraph or an item of a list, its lines joined; empty for the space between two.</summary>
    Text,

    /// <summary>A heading, with its marks.</summary>
    Heading,

    /// <summary>A line of code, without the fence around it.</summary>
    Code,

    /// <summary>All lines of a table, with line breaks.</summary>
    Table,
}

/// <summary>Splits markdown, as the READMEs of the course use it, into what may be broken anew and what may not.</summary>
internal static partial class MarkdownBlocks
{
    public static IEnumerable<(MarkdownKind Kind, string Text)> Of(string markdown)
    {
        // The lines of a paragraph or a table that has not ended yet.
        var (open, openKind) = (new List<string>(), MarkdownKind.Text);
        var isCode = false;
        foreach (var line in markdown.Trim().ReplaceLineEndings("\n").Split('\n'))
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            var kind = isCode || isFence ? MarkdownKind.Code
                : line.StartsWith('|') ? MarkdownKind.Table
                : line.StartsWith('#') ? MarkdownKind.Heading
                : MarkdownKind.Text;
            if (open.Count > 0 && (kind != openKind || line.Trim().Length == 0 || Item().IsMatch(line)))
            {
                yield return (openKind, Joined(openKind, open));
                open.Clear();
            }

            isCode ^= isFence;
            if (kind is MarkdownKind.Text or MarkdownKind.Table && line.Trim().Length > 0)
            {
                openKind = kind;
                open.Add(open.Count == 0 ? line.TrimEnd() : line.Trim());
            }
            else if (!isFence)
            {
                yield return (kind, line.TrimEnd());
            }
        }

        if (open.Count > 0)
        {
            yield return (openKind, Joined(openKind, open));
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

    private static string Joined(MarkdownKind kind, List<string> lines) => string.Join(kind == MarkdownKind.Table ? '\n' : ' ', lines);

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex Item();
}
