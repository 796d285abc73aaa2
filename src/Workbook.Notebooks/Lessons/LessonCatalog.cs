using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>The lessons of a checkout: <c>notebooks/NN-*.ipynb</c>, by number.</summary>
public sealed class LessonCatalog
{
    private LessonCatalog(IReadOnlyList<Lesson> lessons, IReadOnlyList<NotebookFormatException> problems)
    {
        Lessons = lessons;
        Problems = problems;
    }

    /// <summary>All lessons that can be listed, by number.</summary>
    public IReadOnlyList<Lesson> Lessons { get; }

    /// <summary>The files that cannot: one broken notebook does not hide the others.</summary>
    public IReadOnlyList<NotebookFormatException> Problems { get; }

    /// <summary>Lists the lessons below <paramref name="root"/>, the folder of the checkout; none when it has no folder <c>notebooks</c>.</summary>
    public static LessonCatalog Load(string root)
    {
        var folder = Path.Combine(root, "notebooks");
        var lessons = new List<Lesson>();
        var problems = new List<NotebookFormatException>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb") : [];
        foreach (var file in files.Where(IsNumbered).Order(StringComparer.Ordinal))
        {
            try
            {
                lessons.Add(new Lesson(ReadInfo(file), Path.GetFullPath(file)));
            }
            catch (NotebookFormatException e)
            {
                problems.Add(e);
            }
        }

        return new LessonCatalog([.. lessons.OrderBy(l => l.Info.Number)], problems);
    }

    private static bool IsNumbered(string file) =>
        Path.GetFileName(file) is [>= '0' and <= '9', >= '0' and <= '9', '-', ..];

    private static LessonInfo ReadInfo(string path)
    {
        JsonObject? metadata;
        try
        {
            metadata = ReadMetadata(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            metadata = null;
        }

        // What is wrong with the file is said by the one who reads all of it.
        return LessonInfo.Read(metadata, path) ?? Notebook.Load(path).Lesson
            ?? throw new NotebookFormatException(path, "has no metadata.workbook, so it is no lesson; add its number, slug and title, or rename the file.");
    }

    // The cells are skipped, not parsed: they are nearly all of the file.
    private static JsonObject? ReadMetadata(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata");
            reader.Read();
            if (isMetadata)
            {
                return JsonNode.Parse(ref reader) as JsonObject;
            }

            reader.Skip();
        }

        return null;
    }
}
