using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

public sealed class LessonCatalogTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("workbook-catalog-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Lessons_are_listed_by_number_and_other_files_are_not()
    {
        Add("04-caching.ipynb", 4, "caching");
        Add("03-n-plus-one.ipynb", 3, "n-plus-one");
        Add("scratch.ipynb", 9, "scratch");

        var catalog = LessonCatalog.Load(_root);

        Assert.Equal(["n-plus-one", "caching"], catalog.Lessons.Select(l => l.Info.Slug));
        Assert.Empty(catalog.Problems);
        Assert.Equal("1 + 1", catalog.Lessons[0].Open().Cells[0].Source);
    }

    [Fact]
    public void Cells_are_not_read_to_list_a_lesson()
    {
        var json = Json(3, "n-plus-one");
        json["cells"] = new JsonArray(new JsonObject { ["cell_type"] = "of no known kind" });
        Write("03-n-plus-one.ipynb", json.ToJsonString());

        Assert.Single(LessonCatalog.Load(_root).Lessons);
    }

    [Fact]
    public void A_broken_notebook_is_named_and_does_not_hide_the_others()
    {
        Add("03-n-plus-one.ipynb", 3, "n-plus-one");
        Write("04-caching.ipynb", "<<<<<<< HEAD");
        Write("05-none.ipynb", NotebookText.Of("1").ToJsonString());

        var catalog = LessonCatalog.Load(_root);

        Assert.Single(catalog.Lessons);
        Assert.Collection(
            catalog.Problems,
            p => Assert.Contains("04-caching.ipynb: is not JSON", p.Message, StringComparison.Ordinal),
            p => Assert.Contains("05-none.ipynb: has no metadata.workbook", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_notebooks_has_no_lessons()
    {
        Assert.Empty(LessonCatalog.Load(_root).Lessons);
    }

    private static JsonObject Json(int number, string slug)
    {
        var json = NotebookText.Of("1 + 1");
        json["metadata"]!["workbook"] = new JsonObject { ["number"] = number, ["slug"] = slug, ["title"] = slug };
        return json;
    }

    private void Add(string file, int number, string slug) => Write(file, Json(number, slug).ToJsonString());

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(_root, "notebooks"));
        File.WriteAllText(Path.Combine(_root, "notebooks", file), text);
    }
}
