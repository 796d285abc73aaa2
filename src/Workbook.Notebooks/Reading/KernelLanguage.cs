using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Refuses notebooks and cells that are written for another language than C#.</summary>
internal static class KernelLanguage
{
    private static readonly string[] _cSharpNames = ["C#", "csharp", "c#", ".net-csharp", "polyglot-notebook"];

    public static void RequireCSharp(JsonObject root, string path)
    {
        var metadata = root["metadata"] as JsonObject;
        string?[] stated =
        [
            At(metadata, "kernelspec", "language"),
            At(metadata, "kernelspec", "name"),
            At(metadata, "language_info", "name"),
            At(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"),
        ];

        if (stated.FirstOrDefault(name => name is not null && !_cSharpNames.Contains(name)) is { } other)
        {
            throw new NotebookFormatException(path,
                $"is a notebook for the kernel \"{other}\", and only C# is run here; choose the kernel .NET (C#) in your editor, or leave this file out.");
        }

        if (stated.All(name => name is null))
        {
            throw new NotebookFormatException(path,
                "does not say its language; add \"kernelspec\": { \"display_name\": \".NET (C#)\", \"language\": \"C#\", \"name\": \".net-csharp\" } to its metadata.");
        }
    }

    public static void RequireCSharp(JsonObject cell, int number, string path)
    {
        var metadata = cell["metadata"] as JsonObject;
        var other = new[] { At(metadata, "polyglot_notebook", "kernelName"), At(metadata, "dotnet_interactive", "language") }
            .FirstOrDefault(name => name is not null && !_cSharpNames.Contains(name));
        if (other is not null)
        {
            throw new NotebookFormatException(path,
                $"has a cell for the kernel \"{other}\" (code cell {number}), and only C# is run here; set that cell's language to C# or remove it.");
        }
    }

    private static string? At(JsonObject? from, params string[] names)
    {
        JsonNode? node = from;
        foreach (var name in names)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }
}
