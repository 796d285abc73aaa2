using Workbook.Tests.RepositoryTests;

namespace Workbook.Tests.Deploy;

public class DockerfileTests
{
    private static readonly List<string> _lines = [.. SourceFiles.Read("Dockerfile").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void Images_have_a_pinned_version() =>
        Assert.All(_lines.Where(line => line.StartsWith("FROM", StringComparison.Ordinal)), line => Assert.Matches(@":\d+\.\d+\.\d+( |$)", line));

    [Fact]
    public void Packages_are_restored_before_the_sources_come()
    {
        var restore = _lines.FindIndex(line => line.StartsWith("RUN dotnet restore", StringComparison.Ordinal));
        var sources = _lines.FindIndex(line => line.StartsWith("COPY src/Workbook/ ", StringComparison.Ordinal));

        Assert.InRange(restore, 0, sources);
    }

    [Fact]
    public void It_does_not_run_as_root() =>
        Assert.InRange(_lines.IndexOf("USER $APP_UID"), 0, _lines.FindIndex(line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));

    [Fact]
    public void Every_file_that_it_copies_is_there_and_not_ignored()
    {
        var copied = _lines.Where(line => line.StartsWith("COPY", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1]).ToList();
        var allowed = SourceFiles.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(RepositoryRoot.Combine(path)), $"{path} is not there."));
        Assert.All(copied, path => Assert.Contains(allowed, prefix => path.StartsWith(prefix, StringComparison.Ordinal)));
    }

    // What a project reads while it is evaluated, or refers to, has to be copied before the restore.
    [Fact]
    public void The_projects_refer_to_nothing_else() =>
        Assert.Equal(["../Workbook/Workbook.csproj"], System.Text.RegularExpressions.Regex
            .Matches(SourceFiles.Read("src/Shop.Api/Shop.Api.csproj") + SourceFiles.Read("src/Workbook/Workbook.csproj"), "ProjectReference Include=\"([^\"]*)\"").Select(match => match.Groups[1].Value));
}
