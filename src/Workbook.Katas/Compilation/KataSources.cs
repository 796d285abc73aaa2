namespace Workbook.Katas;

/// <summary>Which files are compiled for one run.</summary>
internal static class KataSources
{
    /// <summary>Returns the full paths of the kata's files, where a file of the overlay stands for the kata's file of the same
    /// relative path and any other file of the overlay is added.</summary>
    /// <exception cref="DirectoryNotFoundException">The overlay is no folder.</exception>
    public static IReadOnlyList<string> Resolve(Kata kata, string? overlay)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(files, kata.Folder);
        if (overlay is not null)
        {
            if (!Directory.Exists(overlay))
            {
                throw new DirectoryNotFoundException($"There is no folder {overlay} to take the answer to {kata} from.");
            }

            Add(files, Path.GetFullPath(overlay));
        }

        return [.. files.Values];
    }

    // Read anew each time: a learner may have added a file since the catalogue was loaded.
    private static void Add(SortedDictionary<string, string> files, string folder)
    {
        foreach (var file in KataFiles.SourcesIn(folder))
        {
            files[Path.GetRelativePath(folder, file)] = file;
        }
    }
}
