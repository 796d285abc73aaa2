using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>The page of a run. Runs are made by hand here: what a kernel gives is tested elsewhere.</summary>
public sealed class HtmlPageTests
{
    private static readonly string _root = Path.Combine(Path.GetTempPath(), "workbook-page");

    [Fact]
    public void Prose_code_and_outputs_stand_in_their_order()
    {
        var page = Page(
            ["md:# Title\n\n## First part", "var x = 1;\nx"],
            [[new StreamOutput(false, "said\n"), new ValueOutput(new Dictionary<string, string> { ["text/plain"] = "1", ["text/html"] = "<b id='v'>1</b>" }, "Int32", true)]]);

        var order = page.QuerySelectorAll("h1, pre.code, pre.text, #v").Select(e => e.TextContent.Trim());
        Assert.Equal(["Title", "var x = 1;\nx", "said", "1"], order);
        Assert.Equal("Title", page.Title);
        Assert.Equal("[1] · 0.5 s", page.QuerySelector("#cell-1 .note")!.TextContent);
    }

    [Fact]
    public void A_lesson_says_its_number_level_and_length()
    {
        var json = NotebookText.Of("1");
        json["metadata"]!["workbook"] = new JsonObject { ["number"] = 3, ["slug"] = "s", ["title"] = "N+1 & more", ["level"] = "beginner", ["minutes"] = 45 };

        var page = Parse(HtmlPage.Render(Notebook.Parse(json.ToJsonString(), NotebookPath)));

        Assert.Equal("Lesson 03 · beginner · 45 minutes", page.QuerySelector(".facts")!.TextContent);
        Assert.Equal("N+1 & more", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("N+1 & more", page.Title);
    }

    [Fact]
    public void The_contents_lead_to_every_part_also_when_two_have_one_name()
    {
        var page = Page(["md:# Title\n\n## Before", "md:## Before\n\n### `Deep` & down"], []);

        var links = page.QuerySelectorAll("nav.side a").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal(["Before", "Before", "Deep & down"], links.Select(l => l.TextContent));
        Assert.All(links, l => Assert.NotNull(page.GetElementById(Uri.UnescapeDataString(l.Hash[1..]))));
        Assert.Equal(3, links.Select(l => l.Hash).Distinct().Count());
    }

    [Fact]
    public void What_came_from_a_cell_is_escaped_unless_it_is_html()
    {
        const string evil = "</pre><script>alert(1)</script>\u001b[31mred\u001b[0m\u0007";
        var page = Page(
            [$"// {evil}"],
            [[new StreamOutput(true, evil), Plain(evil), new ErrorOutput(evil, evil, 1, [evil])]]);

        Assert.DoesNotContain("alert", Assert.Single(page.QuerySelectorAll("script")).TextContent, StringComparison.Ordinal);
        Assert.Equal("</pre><script>alert(1)</script>red\uFFFD", page.QuerySelector("pre.stderr")!.TextContent);
    }

    [Fact]
    public void The_page_loads_nothing_and_runs_only_its_own_script()
    {
        var page = Page(["md:# T\n\n[x](https://example.org)", "HTML(\"\")"], [[Plain("x")]]);

        Assert.Empty(page.QuerySelectorAll("script[src], link, iframe, object, embed, img"));
        var script = Assert.Single(page.QuerySelectorAll("script")).TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.EndsWith($"; script-src 'sha256-{hash}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_cell_is_named_at_the_top_and_its_line_is_marked()
    {
        var page = Page(
            ["var a = 1;\nthrow new Exception(\"x\");", "2"],
            [[new ErrorOutput("System.Exception", "the reason", 2, ["at cell 1, line 2"])]]);

        Assert.Equal("Cell 1 failed in line 2. The cells after it did not run.", page.QuerySelector(".failure")!.TextContent);
        Assert.Equal("throw new Exception(\"x\");\n", page.QuerySelector(".line.bad")!.TextContent);
        Assert.Equal("System.Exception in line 2", page.QuerySelector(".error p")!.TextContent);
        Assert.Equal("[2] · did not run", page.QuerySelector("#cell-2 .note")!.TextContent);
    }

    [Theory]
    [InlineData("../katas/03-n-plus-one/README.md", "../../katas/03-n-plus-one/README.md")]
    [InlineData("04-caching.ipynb#ttl", "../../notebooks/04-caching.ipynb#ttl")]
    [InlineData("../docs/with%20space.md", "../../docs/with%20space.md")]
    [InlineData("https://example.org/a?b=c", "https://example.org/a?b=c")]
    [InlineData("#growth", "#growth")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("file:///etc/passwd", "")]
    [InlineData("//example.org/x", "")]
    public void Links_work_from_where_the_page_lies(string written, string expected)
    {
        var page = Page([$"md:[a link]({written})"], []);

        Assert.Equal(expected, page.QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public void Csharp_is_coloured_and_still_the_same_text()
    {
        const string code = "#r \"x.dll\"\n// note\nvar list = new List<int> { 1 };\nConsole.WriteLine($\"{list.Count} items\");\nvar raw = \"\"\"\n    two\n    lines\n    \"\"\";\n#!time\nif (a < b && c > d) { }";
        var page = Page([code], []);
        var block = page.QuerySelector("pre.code")!;

        Assert.Equal(code + "\n", block.TextContent);
        Assert.Equal(10, block.QuerySelectorAll(".line").Length);
        Assert.Contains("var", Texts(block, ".k"));
        Assert.Contains("List", Texts(block, ".t"));
        Assert.Contains("WriteLine", Texts(block, ".m"));
        Assert.Contains("// note", Texts(block, ".c"));
        Assert.Contains("1", Texts(block, ".n"));
        Assert.Contains("    two", Texts(block, ".s"));
        Assert.Contains("#r \"x.dll\"", Texts(block, ".p"));
    }

    [Fact]
    public void Code_that_is_no_csharp_at_all_is_shown_as_it_is()
    {
        const string code = "<<<<<<< HEAD \"unclosed\n}}}} @@@ '";

        Assert.Equal(code + "\n", Page([code], []).QuerySelector("pre.code")!.TextContent);
    }

    private static string NotebookPath => Path.Combine(_root, "notebooks", "03-test.ipynb");

    private static IEnumerable<string> Texts(IElement block, string selector) => block.QuerySelectorAll(selector).Select(e => e.TextContent);

    private static ValueOutput Plain(string text) => new(new Dictionary<string, string> { ["text/plain"] = text }, "String", true);

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>A page of a run in which the first code cells gave these outputs and the others were not reached.</summary>
    private static IHtmlDocument Page(string[] cells, CellOutput[][] outputs)
    {
        var notebook = Notebook.Parse(NotebookText.Of(cells).ToJsonString(), NotebookPath);
        var reports = notebook.Cells.Where(c => c.Kind == CellKind.Code).Select((cell, i) => i >= outputs.Length
            ? new CellReport(cell, CellState.NotReached, null)
            : Report(cell, outputs[i]));
        return Parse(HtmlPage.Render(
            new RunReport(notebook, [.. reports], TimeSpan.FromSeconds(1)), Path.Combine(_root, "artifacts", "runs", "03-test.html")));
    }

    private static CellReport Report(Cell cell, CellOutput[] outputs)
    {
        var error = outputs.OfType<ErrorOutput>().FirstOrDefault();
        return new CellReport(cell, error is null ? CellState.Passed : CellState.Failed, new CellResult(outputs, TimeSpan.FromSeconds(0.5), error));
    }
}
