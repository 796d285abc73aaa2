using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workbook.Tests.RepositoryTests;

/// <summary>Every link from one file of the course to another leads somewhere.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages => [.. SourceFiles.All.Where(path => !path.StartsWith("tests/", StringComparison.Ordinal)).Where(path => path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".ipynb", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_that_are_there(string page)
    {
        var folder = Path.GetDirectoryName(RepositoryRoot.Combine(page))!;
        var broken = Targets(page)
            .Select(target => target.Split('#')[0])
            .Where(target => target.Length > 0 && !Path.Exists(Path.Combine(folder, target)));

        Assert.Empty(broken.Select(target => $"{page} links to {target}, which is not there."));
    }

    private static IEnumerable<string> Targets(string page) => Regex.Matches(Prose(page), @"(?<!`)\]\(([^)\s]+)[^)]*\)|(?:src|href)=""([^""]+)""")
        .Select(match => match.Groups[1].Value + match.Groups[2].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    private static string Prose(string page)
    {
        if (page.EndsWith(".md", StringComparison.Ordinal))
        {
            return SourceFiles.Read(page);
        }

        using var notebook = JsonDocument.Parse(SourceFiles.Read(page));
        return notebook.RootElement.TryGetProperty("cells", out var cells)
            ? string.Join('\n', cells.EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "markdown").Select(cell => cell.GetProperty("source").ToString()))
            : "";
    }
}
