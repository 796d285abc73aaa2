using System.Diagnostics;
using System.Globalization;

namespace Workbook.Katas;

/// <summary>The folder a worker runs in: a kata's relative paths end there, so that it finds no file of an earlier one and leaves none.</summary>
internal static class WorkerFolder
{
    public static string Create(string engineFolder)
    {
        var parent = Path.GetFullPath(Path.Combine(engineFolder, "..", "katas-running"));
        Sweep(parent);
        var name = $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{Path.GetRandomFileName()}";

        return Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
    }

    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file is still open somewhere; a later engine takes it away.
        }
    }

    // An engine that was killed could not tidy up.
    private static void Sweep(string parent)
    {
        foreach (var folder in KataFiles.FoldersIn(parent))
        {
            if (int.TryParse(Path.GetFileName(folder).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var owner) && !IsAlive(owner))
            {
                Delete(folder);
            }
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
