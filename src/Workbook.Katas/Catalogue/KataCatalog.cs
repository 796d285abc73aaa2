namespace Workbook.Katas;

/// <summary>All katas of a workbook.</summary>
public sealed class KataCatalog
{
    private KataCatalog(string root, IReadOnlyList<Kata> katas)
    {
        Root = root;
        Katas = katas;
    }

    /// <summary>Gets the full path of the repository.</summary>
    public string Root { get; }

    /// <summary>Gets the katas, topic by topic, in the order in which the topic's README names them;
    /// those it does not name follow by name, and the case comes last.</summary>
    public IReadOnlyList<Kata> Katas { get; }

    /// <summary>Lists the folders katas/NN-topic/kata-name that hold a C# file.</summary>
    /// <param name="root">The folder that holds katas/.</param>
    /// <returns>The katas as they are named now; a kata's files are read when first asked for.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no katas/ in <paramref name="root"/>.</exception>
    public static KataCatalog Load(string root)
    {
        var full = Path.GetFullPath(root);
        var katas = Path.Combine(full, "katas");
        if (!Directory.Exists(katas))
        {
            throw new DirectoryNotFoundException($"There is no folder katas in {full}. Run this inside the workbook.");
        }

        return new KataCatalog(full, [.. KataFiles.FoldersIn(katas).Where(IsTopic).SelectMany(topic => InTopic(full, topic))]);
    }

    private static IEnumerable<Kata> InTopic(string root, string topic)
    {
        var readme = Path.Combine(topic, "README.md");
        var text = File.Exists(readme) ? File.ReadAllText(readme) : "";

        return KataFiles.FoldersIn(topic)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any())
            .Select(folder => new Kata(root, folder))
            .OrderBy(kata => kata.IsCase)
            .ThenBy(kata => Position(text, kata.Name))
            .ThenBy(kata => kata.Name, StringComparer.Ordinal);
    }

    // A link's target is unmistakable; a bare name may be part of another kata's.
    private static int Position(string readme, string name) =>
        new[] { $"({name}/", $"({name})" }
            .Select(link => readme.IndexOf(link, StringComparison.Ordinal))
            .Where(position => position >= 0)
            .DefaultIfEmpty(int.MaxValue)
            .Min();

    private static bool IsTopic(string folder) => Path.GetFileName(folder) is [>= '0' and <= '9', >= '0' and <= '9', '-', ..];
}
