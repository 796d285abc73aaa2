using System.Diagnostics;

namespace Workbook.Tests.RepositoryTests;

/// <summary>The files of the course as git knows them: committed or about to be, nothing that was built.</summary>
internal static class SourceFiles
{
    /// <summary>Gets paths from the root, with forward slashes. Without git (a ZIP), the files on disk outside artifacts.</summary>
    public static IReadOnlyList<string> All { get; } = Git() ?? Disk();

    public static string Read(string path) => File.ReadAllText(RepositoryRoot.Combine(path));

    private static List<string>? Git()
    {
        var start = new ProcessStartInfo("git", ["-C", RepositoryRoot.Path, "ls-files", "--cached", "--others", "--exclude-standard"]);
        try
        {
            var (exitCode, output, _) = ChildRun.Run(start);
            return exitCode == 0 ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(RepositoryRoot.Combine(path)))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static List<string> Disk() => [.. Directory.EnumerateFiles(RepositoryRoot.Path, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
        .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !path.StartsWith('.'))];
}
