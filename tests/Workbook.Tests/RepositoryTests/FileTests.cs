using System.Text.RegularExpressions;

namespace Workbook.Tests.RepositoryTests;

/// <summary>Rules for all files.</summary>
public class FileTests
{
    private static IEnumerable<string> CSharp => SourceFiles.All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.Empty(CSharp.Select(path => (path, Lines: SourceFiles.Read(path).Count(c => c == '\n'))).Where(file => file.Lines > 300)
            .Select(file => $"{file.path} has {file.Lines} lines: split it by concern."));

    [Fact]
    public void Katas_never_wait_for_a_clock() =>
        Assert.Empty(CSharp.Where(path => path.StartsWith("katas/", StringComparison.Ordinal) && Regex.IsMatch(SourceFiles.Read(path), @"Thread\.Sleep|Task\.Delay\(\d"))
            .Select(path => $"{path} waits for real time: use a gate or the manual clock."));

    [Fact]
    public void Packages_are_versioned_in_one_place() =>
        Assert.Empty(SourceFiles.All.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && Regex.IsMatch(SourceFiles.Read(path), "<PackageReference[^>]*Version="))
            .Select(path => $"{path} names a package version: it belongs into Directory.Packages.props."));

    [Fact]
    public void Every_project_of_a_kata_is_one_line() =>
        Assert.Empty(SourceFiles.All.Where(path => Regex.IsMatch(path, @"^katas/\d\d-[\w-]+/.*\.csproj$") && SourceFiles.Read(path).Trim() != "<Project Sdk=\"Microsoft.NET.Sdk\" />")
            .Select(path => $"{path} should be the one line <Project Sdk=\"Microsoft.NET.Sdk\" />: what katas share is in katas/Directory.Build.props."));

    [Fact]
    public void Notebooks_have_names_without_spaces() =>
        Assert.DoesNotContain(SourceFiles.All, path => path.StartsWith("notebooks/", StringComparison.Ordinal) && path.Contains(' ', StringComparison.Ordinal));
}
