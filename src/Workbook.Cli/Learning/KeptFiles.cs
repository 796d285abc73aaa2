using System.Globalization;
using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>What a learner wrote and a command was about to replace: .workbook/kept/DATE-WHY/ with the files at their paths.</summary>
internal sealed class KeptFiles(Repository repository, TimeProvider time)
{
    private string Folder => Path.Combine(LearnerFolder.Of(repository), "kept");

    /// <summary>Copies files of the workbook.</summary>
    /// <param name="why">A word for the folder's name: reset, update.</param>
    /// <param name="files">Full paths inside the workbook.</param>
    /// <returns>The folder that holds them now.</returns>
    /// <exception cref="CommandException">They cannot be copied, so nothing may be replaced.</exception>
    public string Keep(string why, IReadOnlyList<string> files)
    {
        try
        {
            var folder = NewFolder(why);
            foreach (var file in files)
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed($"Nothing was changed, because a copy cannot be kept in {Folder}: make that folder writable.", exception);
        }
    }

    /// <summary>The files of a kata that were kept last, and the folder that they lie in as they lay in the kata's; null when there are none.</summary>
    public (string Folder, IReadOnlyList<string> Files)? Newest(Kata kata)
    {
        string[] folders = Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : [];
        return folders
            .OrderDescending(StringComparer.Ordinal)
            .Select(kept => Path.Combine(kept, "katas", kata.Topic, kata.Name))
            .Where(Directory.Exists)
            .Select(kept => ((string, IReadOnlyList<string>)?)(kept, Stubs.SourcesIn(kept)))
            .FirstOrDefault();
    }

    // Two in one second get different names, the later one behind the earlier.
    private string NewFolder(string why)
    {
        var stamp = LearnerFolder.Stamp(time);
        var taken = Directory.Exists(Folder) ? Directory.GetDirectories(Folder, $"{stamp}*").Length : 0;
        var name = taken == 0 ? stamp : string.Create(CultureInfo.InvariantCulture, $"{stamp}_{taken + 1}");
        return Directory.CreateDirectory(Path.Combine(Folder, $"{name}-{why}")).FullName;
    }
}
