namespace Workbook;

/// <summary>Finds the folder this course lies in.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> _path = new(() => Find(System.IO.Path.GetDirectoryName(typeof(RepositoryRoot).Assembly.Location)!));

    /// <summary>Gets the absolute path of the folder that holds Workbook.sln, above the DLL this code was loaded from.</summary>
    /// <exception cref="DirectoryNotFoundException">The DLL was copied out of the course's own artifacts folder.</exception>
    public static string Path => _path.Value;

    /// <summary>Gets the absolute path of a file or folder of the course.</summary>
    /// <param name="parts">Its path from the root, part by part.</param>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find(string start)
    {
        for (var folder = start; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Workbook.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"Workbook.sln was not found in {start} or above it. Load Workbook.dll from the course's artifacts folder.");
    }
}
