using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>From the text of a file to a <see cref="Notebook"/>.</summary>
internal static class NotebookReader
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    public static Notebook Read(string text, string path)
    {
        var root = ReadRoot(text, path);
        RequireFormat4(root, path);
        KernelLanguage.RequireCSharp(root, path);
        var metadata = root["metadata"] as JsonObject;
        return new Notebook(Path.GetFullPath(path), root, ReadCells(root, path), LessonInfo.Read(metadata, path));
    }

    private static JsonObject ReadRoot(string text, string path)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(text, documentOptions: _strict);
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(path,
                $"is not JSON (line {e.LineNumber + 1}); restore it with `git checkout -- \"{path}\"`, or mend that line.", e);
        }

        return node as JsonObject ?? throw NoNotebook(path, "holds no JSON object");
    }

    private static void RequireFormat4(JsonObject root, string path)
    {
        var format = root["nbformat"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : (int?)null;
        if (format is null)
        {
            throw NoNotebook(path, "has no \"nbformat\"");
        }

        if (format != 4)
        {
            throw new NotebookFormatException(path,
                $"is in notebook format {format}, and only format 4 is read; open it in VS Code and save it, or run `jupyter nbconvert --to notebook --nbformat 4`.");
        }
    }

    private static List<Cell> ReadCells(JsonObject root, string path)
    {
        if (root["cells"] is not JsonArray array)
        {
            throw NoNotebook(path, "has no list of cells");
        }

        var cells = new List<Cell>(array.Count);
        var number = 0;
        for (var index = 0; index < array.Count; index++)
        {
            if (array[index] is not JsonObject json || Text(json["source"]) is not { } source || Kind(json) is not { } kind)
            {
                throw NoNotebook(path, $"has a broken cell (the {Ordinal(index + 1)}: it needs a known cell_type and a source)");
            }

            if (kind == CellKind.Code)
            {
                number++;
                KernelLanguage.RequireCSharp(json, number, path);
            }

            cells.Add(new Cell(json, kind, source, index, kind == CellKind.Code ? number : 0, Strings((json["metadata"] as JsonObject)?["tags"])));
        }

        return cells;
    }

    private static CellKind? Kind(JsonObject cell) => Text(cell["cell_type"]) switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        _ => null,
    };

    /// <summary>A string, or a list of strings that nbformat joins as they are; null when it is neither.</summary>
    internal static string? Text(JsonNode? node)
    {
        if (node is JsonArray lines)
        {
            var parts = Strings(lines);
            return parts.Count == lines.Count ? string.Concat(parts).ReplaceLineEndings("\n") : null;
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text.ReplaceLineEndings("\n") : null;
    }

    internal static IReadOnlyList<string> Strings(JsonNode? node) => node is JsonArray array
        ? [.. array.OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => v.GetValue<string>())]
        : [];

    private static string Ordinal(int n) => n switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => $"{n}th",
    };

    private static NotebookFormatException NoNotebook(string path, string problem) =>
        new(path, $"{problem}, so it is no notebook; restore it with `git checkout -- \"{path}\"`.");
}
