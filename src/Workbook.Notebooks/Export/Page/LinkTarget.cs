namespace Workbook.Notebooks;

/// <summary>Makes the links of a notebook work from a page in another folder.</summary>
internal sealed class LinkTarget(string notebookFolder, string? pagePath)
{
    private static readonly string[] _schemes = ["http:", "https:", "mailto:"];

    /// <summary>The link as the page needs it; empty when it goes where no prose should, e.g. to a script.</summary>
    public string Resolve(string url)
    {
        if (url.StartsWith('#') || _schemes.Any(s => url.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
        {
            return url;
        }

        var end = url.IndexOfAny(['#', '?']) is var found and >= 0 ? found : url.Length;
        var (path, rest) = (url[..end], url[end..]);
        if (path.Contains(':') || path.StartsWith('/') || path.StartsWith('\\'))
        {
            return "";
        }

        return pagePath is null ? url : FromPage(Uri.UnescapeDataString(path)) + rest;
    }

    private string FromPage(string path)
    {
        var target = Path.GetFullPath(Path.Combine(notebookFolder, path));
        var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(pagePath!))!, target);
        return Path.IsPathRooted(relative)
            ? new Uri(target).AbsoluteUri
            : string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
