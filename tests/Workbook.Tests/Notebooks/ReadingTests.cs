using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>Reading a notebook, and what is said of a file that is none.</summary>
public sealed class ReadingTests
{
    private const string Path = "notebooks/03-n-plus-one.ipynb";

    [Fact]
    public void Cells_are_read_in_order_and_code_cells_are_numbered_as_an_editor_numbers_them()
    {
        var json = NotebookText.Of("md:# Title", "1 + 1", "md:text", "2 + 2");
        json["cells"]![1]!["source"] = new JsonArray("var x = 1;\r\n", "x");
        json["cells"]![3]!["metadata"]!["tags"] = new JsonArray("benchmark");

        var notebook = Notebook.Parse(json.ToJsonString(), Path);

        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Markdown, CellKind.Code], notebook.Cells.Select(c => c.Kind));
        Assert.Equal([0, 1, 0, 2], notebook.Cells.Select(c => c.Number));
        Assert.Equal("var x = 1;\nx", notebook.Cells[1].Source);
        Assert.Equal("cell-1", notebook.Cells[1].Id);
        Assert.Equal(["benchmark"], notebook.Cells[3].Tags);
        Assert.Equal(System.IO.Path.GetFullPath("notebooks"), notebook.Folder);
        Assert.Null(notebook.Lesson);
    }

    [Fact]
    public void A_lesson_says_what_it_is()
    {
        var json = NotebookText.Of("1");
        json["metadata"]!["workbook"] = JsonNode.Parse(
            """{ "number": 3, "slug": "n-plus-one", "title": "N+1", "level": "beginner", "minutes": 45, "prerequisites": ["indexing"], "tags": ["ef"] }""");

        var lesson = Notebook.Parse(json.ToJsonString(), Path).Lesson!;

        Assert.Equal((3, "n-plus-one", "N+1", "beginner", 45), (lesson.Number, lesson.Slug, lesson.Title, lesson.Level, lesson.Minutes));
        Assert.Equal(["indexing"], lesson.Prerequisites);
        Assert.Equal(["ef"], lesson.Tags);
    }

    [Theory]
    [InlineData("{ \"cells\": [\n<<<<<<< HEAD", "is not JSON (line 2); restore it with `git checkout --")]
    [InlineData("", "is not JSON (line 1)")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("{}", "has no \"nbformat\"")]
    [InlineData("{ \"nbformat\": 3, \"worksheets\": [] }", "is in notebook format 3, and only format 4 is read")]
    [InlineData("{ \"nbformat\": 4, \"metadata\": { \"kernelspec\": { \"language\": \"C#\" } } }", "has no list of cells")]
    [InlineData("{ \"nbformat\": 4, \"metadata\": {}, \"cells\": [] }", "does not say its language")]
    [InlineData("{ \"nbformat\": 4, \"metadata\": { \"kernelspec\": { \"language\": \"python\", \"name\": \"python3\" } }, \"cells\": [] }", "for the kernel \"python\", and only C# is run here")]
    [InlineData("{ \"nbformat\": 4, \"metadata\": { \"kernelspec\": { \"language\": \"C#\" } }, \"cells\": [ { \"cell_type\": \"code\" } ] }", "has a broken cell (the first")]
    [InlineData("{ \"nbformat\": 4, \"metadata\": { \"kernelspec\": { \"language\": \"C#\" }, \"workbook\": { \"number\": 1 } }, \"cells\": [] }", "metadata.workbook without")]
    [InlineData("{ \"nbformat\": 4, \"nbformat\": 4, \"cells\": [] }", "is not JSON")]
    public void A_file_that_is_no_csharp_notebook_is_one_sentence_that_names_it(string text, string says)
    {
        var e = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, Path));

        Assert.StartsWith(Path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void A_cell_of_another_language_is_refused_with_its_number()
    {
        var json = NotebookText.Of("1", "md:text", "Get-Date");
        json["cells"]![2]!["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = "pwsh" };

        var e = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(json.ToJsonString(), Path));

        Assert.Contains("a cell for the kernel \"pwsh\" (code cell 2)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_sentence_too()
    {
        var e = Assert.Throws<NotebookFormatException>(() => Notebook.Load("no-such.ipynb"));

        Assert.Contains("no-such.ipynb: cannot be read", e.Message, StringComparison.Ordinal);
    }
}
