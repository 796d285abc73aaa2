using System.Globalization;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>The table of contents: beside the text on a wide screen, folded above it on a narrow one.</summary>
internal static class Contents
{
    public static string Sidebar(IReadOnlyList<Heading> headings) =>
        headings.Count == 0 ? "" : $"<nav class=\"side\" aria-label=\"Contents\">\n{List(headings)}</nav>\n";

    public static string Foldable(IReadOnlyList<Heading> headings) =>
        headings.Count == 0 ? "" : $"<details class=\"fold\"><summary>Contents</summary>\n<nav aria-label=\"Contents\">\n{List(headings)}</nav></details>\n";

    private static string List(IReadOnlyList<Heading> headings)
    {
        var list = new StringBuilder("<ul>\n");
        foreach (var heading in headings)
        {
            list.Append(CultureInfo.InvariantCulture, $"<li class=\"h{heading.Level}\"><a href=\"#{Text.Html(Uri.EscapeDataString(heading.Id))}\">{Text.Html(heading.Text)}</a></li>\n");
        }

        return list.Append("</ul>\n").ToString();
    }
}
