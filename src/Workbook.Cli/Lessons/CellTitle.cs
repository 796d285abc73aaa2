namespace Workbook.Cli.Lessons;

/// <summary>One line that tells a person which cell it is.</summary>
internal static class CellTitle
{
    /// <summary>The comment that the cell begins with, else its first line; empty for an empty cell.</summary>
    public static string Of(string source)
    {
        var first = source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        return first.StartsWith("//", StringComparison.Ordinal) ? first.TrimStart('/').Trim() : first;
    }
}
