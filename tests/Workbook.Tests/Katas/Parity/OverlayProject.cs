using System.Security;
using Workbook.Katas;

namespace Workbook.Tests.Katas.Parity;

/// <summary>A project under artifacts/ in which each kata has some of its files replaced.</summary>
internal static class OverlayProject
{
    public static string Write(string name, IEnumerable<(Kata Kata, string? Overlay)> katas)
    {
        var folder = Directory.CreateDirectory(RepositoryRoot.Combine("artifacts", "parity", name)).FullName;
        var props = RepositoryRoot.Combine("katas", "Directory.Build.props");
        var items = katas.SelectMany(item => KataSources.Resolve(item.Kata, item.Overlay)).Select(file => $"    <Compile Include=\"{Escape(file)}\" />");
        var project = Path.Combine(folder, $"{name}.csproj");

        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"<Project>\n  <Import Project=\"{Escape(props)}\" />\n</Project>\n");
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', items)}
              </ItemGroup>
            </Project>
            """);

        return project;
    }

    public static string AssemblyOf(string name) => RepositoryRoot.Combine("artifacts", "bin", name, "release", $"{name}.dll");

    private static string Escape(string path) => SecurityElement.Escape(path);
}
