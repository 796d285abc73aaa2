namespace Workbook.Katas;

/// <summary>Which files of a folder are what.</summary>
internal static class KataFiles
{
    private static readonly EnumerationOptions _recursive = new() { RecurseSubdirectories = true };

    /// <summary>Returns the full paths of the C# files under a folder, in ordinal order; none when it does not exist.</summary>
    public static IReadOnlyList<string> SourcesIn(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.cs", _recursive).Where(file => !IsBuildOutput(folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>Returns the full paths of the folders directly in a folder, in ordinal order; none when it does not exist.</summary>
    public static IReadOnlyList<string> FoldersIn(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path) is not ("bin" or "obj")).Order(StringComparer.Ordinal)];

    public static bool IsTest(string file) => file.EndsWith("Tests.cs", StringComparison.Ordinal);

    public static bool IsGiven(string file) => Path.GetFileName(file).StartsWith("Given", StringComparison.Ordinal);

    // An editor may build a kata without the repository's settings, and then leaves these beside it.
    private static bool IsBuildOutput(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
