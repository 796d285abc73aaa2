using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Writes what was run as a notebook (nbformat 4.5) with outputs and execution counts, which any notebook editor opens.</summary>
public static class NotebookWriter
{
    /// <summary>Writes the executed notebook to <paramref name="path"/>, which is either the old file or the whole new one at any time.</summary>
    public static void Write(RunReport report, string path) => AtomicFile.Write(path, ToJson(report));

    /// <summary>The executed notebook as the text of a file. Members that are not known here are kept.</summary>
    public static string ToJson(RunReport report)
    {
        var root = (JsonObject)report.Notebook.Json.DeepClone();
        CanonicalNotebook.Arrange(root);
        var cells = (JsonArray)root["cells"]!;
        foreach (var cell in report.Cells)
        {
            var json = (JsonObject)cells[cell.Cell.Index]!;
            if (cell.Result is { } result)
            {
                json["execution_count"] = cell.Cell.Number;
                json["outputs"] = new JsonArray([.. result.Outputs.Select(o => OutputJson.Of(o, cell.Cell.Number))]);
            }
        }

        return CanonicalNotebook.Text(root);
    }
}
