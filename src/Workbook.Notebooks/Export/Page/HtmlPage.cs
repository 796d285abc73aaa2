using System.Globalization;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>
/// A notebook, with what it gave when it ran, as one HTML file: nothing loaded from anywhere, readable on a phone and on
/// paper, light or dark as the reader's system is. Its one script shows it part by part on a projector; without it the page
/// is the same to read.
/// </summary>
public static class HtmlPage
{
    /// <summary>Writes the page; the file is the old or the whole new one at any time.</summary>
    public static void Write(RunReport report, string path) => AtomicFile.Write(path, Render(report, path));

    /// <summary>The page of a run.</summary>
    /// <param name="report">What to show.</param>
    /// <param name="pagePath">Where the page will lie: relative links of the notebook are rewritten to work from there. Null leaves them.</param>
    public static string Render(RunReport report, string? pagePath = null) => Render(report.Notebook, report, pagePath);

    /// <summary>The page of a notebook that was not run.</summary>
    public static string Render(Notebook notebook, string? pagePath = null) => Render(notebook, report: null, pagePath);

    private static string Render(Notebook notebook, RunReport? report, string? pagePath)
    {
        var links = new LinkTarget(notebook.Folder, pagePath);
        var prose = new Prose(links);
        var parts = notebook.Cells.Select(cell => Part(cell, report, prose)).ToList();
        // Below the title, wherever that stands.
        var opening = prose.Title is not null && notebook.Cells[0].Kind == CellKind.Markdown ? 1 : 0;
        parts.Insert(opening, Contents.Foldable(prose.Headings));
        var title = notebook.Lesson?.Title ?? prose.Title ?? Path.GetFileNameWithoutExtension(notebook.Path);
        var content = $"{Head(notebook, report, prose.Title is null ? title : null)}{string.Concat(parts)}<footer>{Foot(notebook, links)}</footer>\n";
        return PageShell.Render(title, Contents.Sidebar(prose.Headings), content, presents: true);
    }

    private static string Part(Cell cell, RunReport? report, Prose prose) => cell.Kind switch
    {
        CellKind.Markdown => $"<section class=\"prose\">\n{prose.Render(cell.Source)}</section>\n",
        CellKind.Code when !string.IsNullOrWhiteSpace(cell.Source) => CodeCell.Render(cell, report?.Of(cell)),
        _ => "",
    };

    private static string Head(Notebook notebook, RunReport? report, string? title)
    {
        var facts = new List<string>();
        if (notebook.Lesson is { } lesson)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"Lesson {lesson.Number:00}"));
            facts.AddRange(new[] { lesson.Level, lesson.Minutes > 0 ? $"{lesson.Minutes} minutes" : "" }.Where(f => f.Length > 0));
        }

        var head = new StringBuilder();
        if (facts.Count > 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"<p class=\"facts\">{Text.Html(string.Join(" · ", facts))}</p>\n");
        }

        if (title is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"<h1>{Text.Html(title)}</h1>\n");
        }

        if (report?.Failure is { } failure)
        {
            head.Append(Failure(failure, report.Cells.Any(c => c.State == CellState.NotReached)));
        }

        return head.Length == 0 ? "" : $"<header>\n{head}</header>\n";
    }

    private static string Failure(CellReport failure, bool stopped)
    {
        var (number, line) = (failure.Cell.Number, failure.Result!.Error!.Line);
        var rest = stopped ? " The cells after it did not run." : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"<p class=\"failure\"><a href=\"#cell-{number}\">Cell {number} failed{(line is null ? "" : $" in line {line}")}.</a>{rest}</p>\n");
    }

    private static string Foot(Notebook notebook, LinkTarget links)
    {
        var file = Path.GetFileName(notebook.Path);
        return $"Made from <a href=\"{Text.Html(links.Resolve(Uri.EscapeDataString(file)))}\">{Text.Html(file)}</a>.";
    }
}
