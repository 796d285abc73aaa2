using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>The metadata by which editors know that a notebook, and each of its code cells, is C#.</summary>
internal static class KernelMetadata
{
    private static readonly string[] _lessonOrder = ["number", "slug", "title", "level", "minutes", "parts", "prerequisites", "tags"];

    public static void Set(JsonObject metadata)
    {
        metadata["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        metadata["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" };
        metadata["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
            },
        };
        if (metadata["workbook"] is JsonObject lesson)
        {
            CanonicalNotebook.Order(lesson, _lessonOrder);
        }

        CanonicalNotebook.Order(metadata);
    }

    public static void SetCell(JsonObject cell)
    {
        var metadata = (JsonObject)cell["metadata"]!;
        // When a cell was last run is a kind of output.
        metadata.Remove("execution");
        if ((string?)cell["cell_type"] == "code")
        {
            metadata["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" };
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" };
        }

        CanonicalNotebook.Order(metadata);
    }
}
