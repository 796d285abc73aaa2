using System.Text;

namespace Workbook.Notebooks;

/// <summary>Writes a file so that a reader, or a process killed in between, sees the old one or the new one and never half of it.</summary>
public static class AtomicFile
{
    /// <summary>Writes the file, and its folder if need be.</summary>
    /// <param name="path">The file; overwritten when it exists.</param>
    /// <param name="text">What it is to hold, written as UTF-8 without a mark at the beginning.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        // In the same folder, for a move between file systems is a copy.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
