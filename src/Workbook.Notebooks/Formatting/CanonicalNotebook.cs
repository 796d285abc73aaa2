using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>How a notebook is laid out in its file: the order of its members, text as a list of lines, two spaces, LF.</summary>
internal static class CanonicalNotebook
{
    private static readonly JsonSerializerOptions _layout = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        // Only what JSON itself must escape: a diff should show the text.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] _rootOrder = ["cells", "metadata", "nbformat", "nbformat_minor"];
    private static readonly string[] _cellOrder = ["cell_type", "execution_count", "id", "metadata", "outputs", "source"];

    public static string Text(JsonObject root) => root.ToJsonString(_layout) + "\n";

    /// <summary>Text as nbformat keeps it: one string a line, each with its line end but the last.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>Brings the members into order, gives every cell an id, and splits sources into lines. Values stay as they are.</summary>
    public static void Arrange(JsonObject root)
    {
        root["nbformat_minor"] = 5;
        Order(root, _rootOrder);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in ((JsonArray)root["cells"]!).OfType<JsonObject>())
        {
            var source = NotebookReader.Text(cell["source"])!;
            cell["source"] = Lines(source);
            cell["id"] = CellId.Unique(cell["id"], (string?)cell["cell_type"] + source, ids);
            cell["metadata"] = cell["metadata"] is JsonObject metadata ? metadata.DeepClone() : new JsonObject();
            if ((string?)cell["cell_type"] == "code")
            {
                cell["execution_count"] = null;
                cell["outputs"] = new JsonArray();
            }
            else
            {
                cell.Remove("execution_count");
                cell.Remove("outputs");
            }

            Order(cell, _cellOrder);
        }
    }

    /// <summary>Sorts the members of <paramref name="json"/>: the named ones first, then the others by name.</summary>
    public static void Order(JsonObject json, params string[] first)
    {
        var members = json.ToList();
        json.Clear();
        foreach (var (name, value) in members.OrderBy(m => Array.IndexOf(first, m.Key) is var i and >= 0 ? i : first.Length).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            json[name] = value;
        }
    }
}
