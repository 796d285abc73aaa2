using System.Text.Json;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;

namespace Workbook.Cli.Room;

/// <summary>Reads what participants handed in. A file that cannot be counted is named and stops nothing.</summary>
internal static class ExportFolder
{
    // An export has some ten kilobytes.
    private const long LargestExport = 1_000_000;

    /// <summary>All exports in a folder and below it, by name; of two of one name the newer.</summary>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public static HandedIn Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw CommandException.UsedWrongly($"There is no folder {Where.Is(folder)}: put the files that `{CommandName.Typed} export` wrote into one.");
        }

        var read = new List<(string File, LearnerExport Export)>();
        var refused = new List<Refused>();
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", options).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path);
            try
            {
                read.Add((file, ReadOne(path)));
            }
            catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
            {
                refused.Add(new(file, exception is JsonException ? Reason(path) : "it cannot be read"));
            }
        }

        var participants = new List<Participant>();
        foreach (var same in read.GroupBy(one => NameOf(one.File, one.Export), StringComparer.OrdinalIgnoreCase))
        {
            var newest = same.MaxBy(one => one.Export.ExportedAt);
            participants.Add(new(same.Key, newest.Export));
            refused.AddRange(same.Where(one => one.File != newest.File).Select(one => new Refused(one.File, $"{newest.File} is a newer one of {same.Key}")));
        }

        return new([.. participants.OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)], refused);
    }

    private static LearnerExport ReadOne(string path)
    {
        if (new FileInfo(path).Length > LargestExport)
        {
            throw new JsonException("It is too large.");
        }

        var export = LearnerExport.Parse(File.ReadAllText(path));
        return IsPlausible(export) ? export : throw new JsonException("It has values that no export has.");
    }

    // A reader of JSON lets a null into a list, and numbers that nobody can have reached.
    private static bool IsPlausible(LearnerExport export) =>
        export.Lessons.All(lesson => lesson is not null
            && lesson.Predictions.All(prediction => prediction is { Question.Length: > 0 })
            && lesson.Katas.All(kata => kata is { Stars: >= 0 and <= 3, HintsTaken: >= 0 and <= 9, Attempts: >= 0, SecondsSpent: >= 0 and < 10_000_000 }))
        && export.Lessons.SelectMany(lesson => lesson.Katas).GroupBy(kata => kata.Id, StringComparer.Ordinal).All(same => same.Count() == 1);

    private static string Reason(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.String && format.ValueEquals(LearnerExport.CurrentFormat)
                ? "it is an export with values that no export has"
                : $"it is no export of the workbook ({LearnerExport.CurrentFormat})";
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return "it is no JSON, so it was cut or changed on its way";
        }
    }

    // Who gave no name is called as their file: several may have given none.
    private static string NameOf(string file, LearnerExport export)
    {
        var name = export.Name.Trim();
        return name.Length > 0 ? Wrap.Cut(name, 60) : Path.GetFileNameWithoutExtension(file);
    }
}
