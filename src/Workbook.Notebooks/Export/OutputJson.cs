using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>An output as nbformat writes it.</summary>
internal static class OutputJson
{
    public static JsonNode Of(CellOutput output, int executionCount) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["name"] = stream.IsError ? "stderr" : "stdout",
            ["output_type"] = "stream",
            ["text"] = CanonicalNotebook.Lines(stream.Text),
        },
        ValueOutput value => Value(value, executionCount),
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Trace.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    private static JsonObject Value(ValueOutput value, int executionCount)
    {
        var data = new JsonObject();
        foreach (var (mime, text) in value.Data.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            data[mime] = Form(mime, text);
        }

        var json = new JsonObject { ["data"] = data };
        if (value.IsResult)
        {
            json["execution_count"] = executionCount;
        }

        json["metadata"] = new JsonObject();
        json["output_type"] = value.IsResult ? "execute_result" : "display_data";
        return json;
    }

    // nbformat keeps JSON as JSON and everything else as lines.
    private static JsonNode? Form(string mime, string text)
    {
        if (mime is "application/json" || mime.EndsWith("+json", StringComparison.Ordinal))
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (System.Text.Json.JsonException)
            {
                return JsonValue.Create(text);
            }
        }

        return CanonicalNotebook.Lines(text);
    }
}
