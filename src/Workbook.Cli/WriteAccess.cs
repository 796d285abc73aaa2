namespace Workbook.Cli;

/// <summary>Finds out before the work, not after it, that a result cannot be written.</summary>
internal static class WriteAccess
{
    /// <summary>Makes the folder if need be and writes a file in it, which is gone afterwards.</summary>
    /// <exception cref="CommandException">It cannot be written to.</exception>
    public static void Require(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Path.GetRandomFileName()}");
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed(
                $"Cannot write to {folder}: make that folder writable, or copy the workbook to a folder of yours.", exception);
        }
    }
}
