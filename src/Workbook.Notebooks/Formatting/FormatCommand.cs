namespace Workbook.Notebooks;

/// <summary><c>Workbook.Notebooks.dll format FILE-OR-FOLDER...</c>: brings notebooks into their canonical form.</summary>
internal static class FormatCommand
{
    /// <summary>Formats every file named, and every .ipynb directly in a folder named. Returns the exit code.</summary>
    public static int Run(IEnumerable<string> paths, TextWriter output, TextWriter errors)
    {
        var exitCode = 0;
        foreach (var file in paths.SelectMany(Files))
        {
            try
            {
                Format(file, output);
            }
            catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                errors.WriteLine(e.Message);
                exitCode = 1;
            }
        }

        return exitCode;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*.ipynb").Order(StringComparer.Ordinal) : [path];

    private static void Format(string file, TextWriter output)
    {
        var before = File.ReadAllText(file);
        var after = NotebookFormatter.Format(before, file);
        if (after != before)
        {
            AtomicFile.Write(file, after);
            output.WriteLine($"formatted {file}");
        }
    }
}
