using AngleSharp.Html.Parser;
using Workbook.Notebooks;
using Workbook.Redis;

namespace Workbook.Tests.NotebookTests;

/// <summary>Runs every lesson from its first cell to its last, and reads the page it becomes.</summary>
public class LessonRunTests
{
    public static TheoryData<string> Names => LessonShapeTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_runs_and_becomes_a_page_that_stands_alone(string name)
    {
        var notebook = Notebook.Load(RepositoryRoot.Combine("notebooks", name));
        var needsRedis = notebook.Cells.Any(cell => cell.Source.Contains("using Workbook.Redis;", StringComparison.Ordinal));
        Assert.SkipWhen(needsRedis && RedisServer.WhyUnavailable is not null, RedisServer.WhyUnavailable ?? "");
        var options = new RunOptions
        {
            // A cell never needs this long; a machine busy with something else may.
            CellLimit = TimeSpan.FromMinutes(5),
            Environment = new Dictionary<string, string> { ["WORKBOOK_BENCH"] = AuthorMode.IsOn ? "quick" : "none" },
        };

        var report = await NotebookRunner.RunAsync(notebook, options, progress: null, TestContext.Current.CancellationToken);

        Assert.True(report.Succeeded, Failure(name, report));
        Assert.Contains(report.Cells, cell => cell.Result?.Outputs.OfType<ValueOutput>().Any(value => value.Text.StartsWith("Checked: ", StringComparison.Ordinal)) == true);
        CheckPage(HtmlPage.Render(report, RepositoryRoot.Combine("artifacts", "lessons-out", name + ".html")));
    }

    private static void CheckPage(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var sources = page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
            .Where(source => !source.StartsWith("data:", StringComparison.Ordinal));

        Assert.Empty(sources);
        Assert.Equal(11, page.QuerySelectorAll("h2").Count(h => char.IsAsciiDigit(h.TextContent.Trim()[0])));
        Assert.NotEmpty(page.QuerySelectorAll("svg"));
        Assert.NotEmpty(page.QuerySelectorAll("nav a[href^='#']"));
        Assert.All(page.QuerySelectorAll("nav a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
    }

    private static string Failure(string name, RunReport report) => report.Failure is { Result.Error: { } error } failed
        ? $"notebooks/{name}, cell {failed.Cell.Number} ({failed.Cell.Id}), line {error.Line}: {error.Name}: {error.Message}"
        : "";
}
