using System.Security.Cryptography;
using System.Text;
using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>
/// The stubs as they came with the course, in stubs/ at the paths they have in katas/. Copies, so that a reset needs neither
/// git nor luck: a ZIP has no history, and a learner may have committed a solution before running anything.
/// </summary>
internal sealed class Stubs(Repository repository)
{
    /// <summary>The copies' folder for a kata; it may be missing.</summary>
    public string FolderOf(Kata kata) => Path.Combine(repository.Root, "stubs", kata.Topic, kata.Name);

    /// <summary>Whether the learner changed, added or deleted a file; line ends do not matter.</summary>
    public bool IsChanged(Kata kata) => CodeOf(kata.Folder, kata.StubFiles) != CodeOf(FolderOf(kata), Copies(kata));

    /// <summary>A fingerprint of what the learner wrote: equal for equal files, whatever their line ends.</summary>
    public static string CodeOf(Kata kata) => CodeOf(kata.Folder, kata.StubFiles);

    /// <summary>Makes sure that there is a stub to put back.</summary>
    /// <exception cref="CommandException">The course has no copy of it.</exception>
    public void Require(Kata kata)
    {
        if (Copies(kata).Count == 0)
        {
            throw CommandException.Failed($"There is no stub of {kata.Name} in {Output.Where.Is(FolderOf(kata))}: `{Output.CommandName.Typed} update` brings what is missing.");
        }
    }

    /// <summary>Puts the stub in place of whatever stands there, which is gone: keep it first.</summary>
    public void PutBack(Kata kata) => Replace(kata, FolderOf(kata), Copies(kata));

    /// <summary>For authors: makes the copies equal to the katas as they stand, and deletes those of katas that are gone.</summary>
    public void CopyAll(IReadOnlyList<Kata> katas)
    {
        var all = Path.Combine(repository.Root, "stubs");
        if (Directory.Exists(all))
        {
            Directory.Delete(all, recursive: true);
        }

        foreach (var (kata, file) in katas.SelectMany(kata => kata.StubFiles.Select(file => (kata, file))))
        {
            var copy = Path.Combine(FolderOf(kata), Path.GetRelativePath(kata.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Puts other files in place of the learner's. What stands there is gone: keep it first.</summary>
    /// <param name="from">The folder that the files lie in, at the paths they get.</param>
    public static void Replace(Kata kata, string from, IEnumerable<string> files)
    {
        foreach (var file in kata.StubFiles)
        {
            File.Delete(file);
        }

        foreach (var file in files)
        {
            var target = Path.Combine(kata.Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private IReadOnlyList<string> Copies(Kata kata) => SourcesIn(FolderOf(kata));

    /// <summary>All C# files under a folder; none when it is missing.</summary>
    public static IReadOnlyList<string> SourcesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A fingerprint of files at their paths in a folder.</summary>
    public static string CodeOf(string folder, IEnumerable<string> files)
    {
        var all = new StringBuilder();
        foreach (var file in files)
        {
            all.Append(Path.GetRelativePath(folder, file).Replace('\\', '/')).Append('\0')
                .Append(File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd()).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
    }
}
