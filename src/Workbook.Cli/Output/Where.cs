namespace Workbook.Cli.Output;

/// <summary>Paths as a terminal can open them with a click.</summary>
internal static class Where
{
    /// <summary>Relative to the current folder when it is inside it or near it, else absolute.</summary>
    public static string Is(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith(Path.Combine("..", "..", ".."), StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>file:line, which terminals and editors open at that line.</summary>
    public static string Is(string path, int line) => FormattableString.Invariant($"{Is(path)}:{line}");

    /// <summary>As a file:// link, for a browser.</summary>
    public static string Link(string path) => new Uri(path).AbsoluteUri;
}
