using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>
/// Colours C# by its syntax tree alone. Roslyn's own Classifier would tell a little more, for five more packages and
/// a second of start.
/// </summary>
internal static class CSharpColours
{
    /// <summary>The code as HTML, line by line; no element spans lines.</summary>
    public static IReadOnlyList<string> Lines(string code)
    {
        var lines = new List<StringBuilder> { new() };
        foreach (var (text, style) in Pieces(code))
        {
            var parts = text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add(new StringBuilder());
                }

                Append(lines[^1], parts[i], style);
            }
        }

        return [.. lines.Select(l => l.ToString())];
    }

    private static void Append(StringBuilder line, string text, string? style)
    {
        if (text.Length == 0)
        {
            return;
        }

        var html = Text.Html(text);
        line.Append(style is null || string.IsNullOrWhiteSpace(text) ? html : $"<span class=\"{style}\">{html}</span>");
    }

    private static IEnumerable<(string Text, string? Style)> Pieces(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, ScriptDialect.ParseOptions).GetRoot();
        foreach (var token in root.DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                yield return (trivia.ToFullString(), Style(trivia));
            }

            yield return (token.Text, TokenStyle.Of(token));
            foreach (var trivia in token.TrailingTrivia)
            {
                yield return (trivia.ToFullString(), Style(trivia));
            }
        }
    }

    private static string? Style(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia => null,
        _ when trivia.IsDirective => "p",
        SyntaxKind.SkippedTokensTrivia => null,
        _ => "c",
    };
}
