namespace Workbook.Cli;

/// <summary>Whether this program is older than its sources. The shell script ./workbook has the same rule.</summary>
internal static class Staleness
{
    /// <summary>What is built into the workbook, relative to its root.</summary>
    public static readonly IReadOnlyList<string> Sources =
        ["src", "benchmarks", "Directory.Build.props", "Directory.Packages.props", "global.json"];

    private static readonly EnumerationOptions _everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    /// <summary>
    /// Compares times with artifacts/.built, which the scripts make as old as the beginning of the last good build.
    /// </summary>
    public static bool IsStale(Repository repository)
    {
        var stamp = new FileInfo(Path.Combine(repository.Artifacts, ".built"));
        return !stamp.Exists
            || !File.Exists(Path.Combine(repository.LessonDlls, "Workbook.dll"))
            || !File.Exists(Path.Combine(repository.Engine, "Workbook.Katas.dll"))
            || Sources.Any(source => IsNewer(Path.Combine(repository.Root, source), stamp.LastWriteTimeUtc));
    }

    // A folder is newer when a file was added, renamed or deleted in it.
    private static bool IsNewer(string path, DateTime time)
    {
        var folder = new DirectoryInfo(path);
        return File.GetLastWriteTimeUtc(path) > time
            || (folder.Exists
                && folder.EnumerateFileSystemInfos("*", _everything).Any(entry => entry.LastWriteTimeUtc > time));
    }
}
