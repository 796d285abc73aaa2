namespace Workbook.Notebooks;

/// <summary>A text in Markdown as one HTML file that looks like the page of a lesson and stands as alone.</summary>
public static class MarkdownPage
{
    /// <summary>Writes the page; the file is the old or the whole new one at any time.</summary>
    /// <param name="markdown">Text of our own: HTML in it stays HTML.</param>
    /// <param name="folder">From where the relative links of the text lead.</param>
    /// <param name="path">The file to write; the links are rewritten to work from there.</param>
    public static void Write(string markdown, string folder, string path) => AtomicFile.Write(path, Render(markdown, folder, path));

    /// <summary>The page as text.</summary>
    public static string Render(string markdown, string folder, string path)
    {
        var prose = new Prose(new LinkTarget(folder, path));
        var html = prose.Render(markdown);
        var title = prose.Title ?? Path.GetFileNameWithoutExtension(path);
        return PageShell.Render(title, Contents.Sidebar(prose.Headings), $"<section class=\"prose\">\n{html}</section>\n", presents: false);
    }
}
