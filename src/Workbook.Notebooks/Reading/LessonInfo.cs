using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>What a lesson says of itself, in the notebook's <c>metadata.workbook</c>.</summary>
/// <param name="Number">The lesson's place in the course, from 0.</param>
/// <param name="Slug">Its short name, as in the file name: <c>n-plus-one</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Level">For whom: a word such as <c>beginner</c>; empty when not said.</param>
/// <param name="Minutes">How long a learner takes; 0 when not said.</param>
/// <param name="Prerequisites">Slugs of the lessons to do first.</param>
/// <param name="Tags">Words to find it by.</param>
public sealed record LessonInfo(
    int Number,
    string Slug,
    string Title,
    string Level,
    int Minutes,
    IReadOnlyList<string> Prerequisites,
    IReadOnlyList<string> Tags)
{
    /// <summary>Gets the parts in their order with their minutes, which add up to <see cref="Minutes"/>; empty when not said.</summary>
    public IReadOnlyList<LessonPart> Parts { get; init; } = [];

    internal static LessonInfo? Read(JsonObject? metadata, string path)
    {
        if (metadata?["workbook"] is not { } node)
        {
            return null;
        }

        if (node is JsonObject info
            && info["number"] is JsonValue number && number.TryGetValue<int>(out var n)
            && NotebookReader.Text(info["slug"]) is { Length: > 0 } slug
            && NotebookReader.Text(info["title"]) is { Length: > 0 } title)
        {
            return new LessonInfo(n, slug, title, NotebookReader.Text(info["level"]) ?? "", Whole(info["minutes"]),
                NotebookReader.Strings(info["prerequisites"]), NotebookReader.Strings(info["tags"]))
            {
                Parts = info["parts"] is JsonObject parts ? [.. parts.Select(part => new LessonPart(part.Key, Whole(part.Value)))] : [],
            };
        }

        throw new NotebookFormatException(path,
            "has a metadata.workbook without a number, a slug or a title; give it \"number\": 3, \"slug\": \"n-plus-one\", \"title\": \"...\".");
    }

    private static int Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var minutes) ? minutes : 0;
}
