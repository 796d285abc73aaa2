using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>
/// The real kernel looks for directives line by line before it knows any C#: inside a raw string or a comment it
/// would still execute them. Here such a line is refused.
/// </summary>
internal static class MagicsInTokens
{
    public static void Refuse(string cell)
    {
        SyntaxNode? root = null;
        var (position, line) = (0, 0);
        foreach (var (text, isCSharp) in Lines(cell))
        {
            line++;
            if (isCSharp && position > 0 && IsDirective(text))
            {
                root ??= CSharpSyntaxTree.ParseText(OnlyCSharp(cell), ScriptDialect.ParseOptions).GetRoot();
                if (Where(root, position) is { } place)
                {
                    throw new DialectException(line,
                        $"A line inside a {place} begins with {text.Split(' ')[0]}, which a notebook kernel would execute: indent it or build the text in another way.");
                }
            }

            position += text.Length + 1;
        }
    }

    // Of the same length, so that positions stay.
    private static string OnlyCSharp(string cell) =>
        string.Join('\n', Lines(cell).Select(l => l.IsCSharp ? l.Text : new string(' ', l.Text.Length)));

    private static IEnumerable<(string Text, bool IsCSharp)> Lines(string cell)
    {
        var isCSharp = true;
        foreach (var text in cell.Split('\n'))
        {
            yield return (text, isCSharp);
            isCSharp = text.TrimEnd() switch
            {
                "#!html" or "#!markdown" => false,
                "#!csharp" => true,
                _ => isCSharp,
            };
        }
    }

    private static bool IsDirective(string line) => line.StartsWith("#!", StringComparison.Ordinal)
        || ((line.StartsWith("#r", StringComparison.Ordinal) || line.StartsWith("#i", StringComparison.Ordinal))
            && (line.Length == 2 || !char.IsLetterOrDigit(line[2])));

    private static string? Where(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position);
        if (trivia.IsKind(SyntaxKind.DisabledTextTrivia) || trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: false })
        {
            return "part switched off by #if";
        }

        if (trivia.Kind() is SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia && trivia.SpanStart < position)
        {
            return "comment";
        }

        var token = root.FindToken(position);
        var inside = token.Span.Contains(position) && (token.SpanStart < position || token.IsKind(SyntaxKind.InterpolatedStringTextToken));
        return inside ? "string" : null;
    }
}
