using System.Security.Cryptography;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>The HTML around every page: its style, and a policy under which nothing is loaded and no foreign script runs.</summary>
public static class PageShell
{
    private static readonly Lazy<string> _style = new(() => Resource("page.css"));
    private static readonly Lazy<string> _script = new(() => "\n" + Resource("page.js"));

    /// <summary>Gives the whole page.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="beside">HTML before the content: the contents of a long page; may be empty.</param>
    /// <param name="content">The HTML of the page, all foreign text in it escaped. Sections of the class "prose" with a heading begin a screen.</param>
    /// <param name="presents">With the script that shows one part a screen.</param>
    public static string Render(string title, string beside, string content, bool presents) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: file: 'self'{(presents ? $"; script-src {Hash(_script.Value)}" : "")}">
        <meta name="color-scheme" content="light dark">
        <title>{Text.Html(title)}</title>
        <style>
        {_style.Value}</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        {beside}<main id="content">
        {content}</main>
        {(presents ? $"<script>{_script.Value}</script>\n" : "")}</body>
        </html>

        """;

    // By its hash this one script may run; what a cell wrote, and an attribute such as onclick, may not.
    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Resource(string name)
    {
        using var stream = typeof(PageShell).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
