namespace Workbook.Cli.Naming;

/// <summary>What a person typed, with the path of a file turned into the name of its lesson or kata.</summary>
internal static class TypedPath
{
    /// <summary>
    /// notebooks/03-n-plus-one.ipynb becomes 03-n-plus-one, and katas/03-n-plus-one/order-history/OrderHistory.cs becomes
    /// 03-n-plus-one/order-history, relative to the current folder or absolute. Anything else stays as it is.
    /// </summary>
    /// <param name="folder">notebooks/ or katas/; absolute.</param>
    /// <param name="parts">How many folders deep the items are: 1 for lessons, 2 for katas.</param>
    public static string ToName(string typed, string folder, int parts)
    {
        if (!typed.Contains('/') && !typed.Contains('\\') && !File.Exists(typed) && !Directory.Exists(typed))
        {
            return typed;
        }

        var path = Path.GetRelativePath(folder, Path.GetFullPath(typed));
        if (Path.IsPathRooted(path) || path is "." || path.StartsWith("..", StringComparison.Ordinal))
        {
            return typed.Replace('\\', '/');
        }

        var names = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Take(parts);
        var name = string.Join('/', names);
        return name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? name[..^".ipynb".Length] : name;
    }
}
