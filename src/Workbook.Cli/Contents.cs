namespace Workbook.Cli;

/// <summary>The lessons and katas of a workbook, by name, as their folders list them; nothing is opened.</summary>
internal sealed class Contents
{
    public Contents(Repository repository)
    {
        Lessons = Directory.Exists(repository.Notebooks)
            ? Sorted(Directory.EnumerateFiles(repository.Notebooks, "*.ipynb").Select(Path.GetFileNameWithoutExtension))
            : [];
        Katas = Directory.Exists(repository.Katas)
            ? Sorted(Directory.EnumerateDirectories(repository.Katas).SelectMany(KatasIn))
            : [];
    }

    /// <summary>Such as 03-n-plus-one, in order.</summary>
    public IReadOnlyList<string> Lessons { get; }

    /// <summary>Such as 03-n-plus-one/order-history, in order.</summary>
    public IReadOnlyList<string> Katas { get; }

    private static IEnumerable<string> KatasIn(string topic) =>
        Directory.EnumerateDirectories(topic)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any())
            .Select(folder => $"{Path.GetFileName(topic)}/{Path.GetFileName(folder)}");

    private static IReadOnlyList<string> Sorted(IEnumerable<string?> names) => [.. names.OfType<string>().Order(StringComparer.Ordinal)];
}
