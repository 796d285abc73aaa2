using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>Makes small notebooks: a text that begins with <c>md:</c> is prose, everything else a code cell.</summary>
internal static class NotebookText
{
    public static Notebook In(string folder, params string[] cells) => Notebook.Parse(Of(cells).ToJsonString(), Path.Combine(folder, "test.ipynb"));

    public static JsonObject Of(params string[] cells) => new()
    {
        ["cells"] = new JsonArray([.. cells.Select(Cell)]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    private static JsonNode Cell(string text, int index)
    {
        var isProse = text.StartsWith("md:", StringComparison.Ordinal);
        var cell = new JsonObject
        {
            ["cell_type"] = isProse ? "markdown" : "code",
            ["id"] = $"cell-{index}",
            ["metadata"] = new JsonObject(),
            ["source"] = isProse ? text[3..] : text,
        };
        if (!isProse)
        {
            cell["execution_count"] = null;
            cell["outputs"] = new JsonArray();
        }

        return cell;
    }
}
