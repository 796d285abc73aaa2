using System.Text.RegularExpressions;

namespace Workbook.Tests.RepositoryTests;

/// <summary>Holds docker-compose.yml to what the course promises of it. Docker is not needed for that.</summary>
public class ComposeTests
{
    private static readonly string _compose = SourceFiles.Read("docker-compose.yml");

    [Fact]
    public void Images_have_a_pinned_version() =>
        Assert.All(Values("image"), image => Assert.Matches(@"^[\w./-]+:\d+\.\d+\.\d+", image));

    [Fact]
    public void Ports_are_open_on_this_machine_only()
    {
        var ports = Regex.Matches(_compose, "ports: *\\[([^\\]]*)\\]").SelectMany(match => match.Groups[1].Value.Split(',')).ToList();

        Assert.NotEmpty(ports);
        Assert.All(ports, port => Assert.StartsWith("\"127.0.0.1:", port.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_service_says_when_it_is_ready() =>
        Assert.Equal(Values("image").Count + Values("build").Count, Regex.Count(_compose, @"^ +healthcheck:", RegexOptions.Multiline));

    private static List<string> Values(string key)
    {
        var values = Regex.Matches(_compose, $@"^ +{key}: *(\S+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(values);
        return values;
    }
}
