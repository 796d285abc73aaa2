using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>Text from a cell or a notebook, made safe for a page.</summary>
internal static partial class Text
{
    /// <summary>Escaped, without the control characters that HTML does not allow.</summary>
    public static string Html(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? Rune.ReplacementChar : rune);
        }

        return WebUtility.HtmlEncode(clean.ToString());
    }

    /// <summary>What a program wrote for a terminal: escaped, without its colour codes.</summary>
    public static string TerminalHtml(string text) => Html(Escape().Replace(text.ReplaceLineEndings("\n"), ""));

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07)")]
    private static partial Regex Escape();
}
