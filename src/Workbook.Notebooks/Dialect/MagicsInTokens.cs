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
        var position = 0;
        var line = 0;
        var csharp = true;
        foreach (var text in cell.Split('\n'))
        {
            line++;
            if (IsDirective(text) && csharp && position > 0)
            {
                root ??= CSharpSyntaxTree.ParseText(cell, ScriptDialect.ParseOptions).GetRoot();
                if (Where(root, position) is { } place)
                {
                    throw new DialectException(line,
                        $"A line inside a {place} begins with {text.Split(' ')[0]}, which a notebook kernel would execute: indent it or build the text in another way.");
                }
            }

            csharp = text.TrimEnd() switch
            {
                "#!html" or "#!markdown" => false,
                "#!csharp" => true,
                _ => csharp,
            };
            position += text.Length + 1;
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
