namespace Workbook.Profiling;

/// <summary>A new folder that is deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path;

    public TemporaryFolder(string parent)
    {
        _path = Path.Combine(parent, "workbook-profile-" + Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilingException(
                $"The trace needs a temporary folder, and '{parent}' is not writable. Let {(OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR")} name a folder that is, and start the process again.", error);
        }
    }

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A virus scanner may hold a file for a moment; the operating system cleans its temporary folder.
        }
    }
}
