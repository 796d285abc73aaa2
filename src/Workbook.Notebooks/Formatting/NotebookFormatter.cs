using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// The one form in which notebooks are committed: no outputs, no execution counts, an id in every cell, the metadata
/// that .NET Interactive and its successor both accept, members in a fixed order, two spaces, LF.
/// </summary>
public static class NotebookFormatter
{
    /// <summary>True when <see cref="Format"/> would change nothing.</summary>
    /// <exception cref="NotebookFormatException">The text is no C# notebook.</exception>
    public static bool IsCanonical(string json, string path = "The notebook") => Format(json, path) == json;

    /// <summary>The notebook in its canonical form. Ids that are valid and unique, and members not known here, are kept.</summary>
    /// <param name="json">The text of a notebook.</param>
    /// <param name="path">Its file, to name in errors.</param>
    /// <exception cref="NotebookFormatException">The text is no C# notebook.</exception>
    public static string Format(string json, string path = "The notebook")
    {
        var root = (JsonObject)Notebook.Parse(json, path).Json.DeepClone();
        var metadata = root["metadata"] as JsonObject ?? [];
        root["metadata"] = metadata.Parent is null ? metadata : metadata.DeepClone();
        CanonicalNotebook.Arrange(root);
        KernelMetadata.Set((JsonObject)root["metadata"]!);
        foreach (var cell in ((JsonArray)root["cells"]!).OfType<JsonObject>())
        {
            KernelMetadata.SetCell(cell);
        }

        return CanonicalNotebook.Text(root);
    }
}
