using System.Globalization;
using System.Security;
using Workbook.Katas;

namespace Workbook.Cli.Feedback;

/// <summary>A copy of one kata in a small workbook of its own under artifacts/, so that nothing of the learner's is touched.</summary>
internal sealed class ScratchKata : IDisposable
{
    private readonly string _text;
    private int _saves;

    public ScratchKata(Repository repository, Kata kata)
    {
        Root = Path.Combine(
            repository.Artifacts, "feedback", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Path.GetRandomFileName()}"));
        var folder = Path.Combine(Root, "katas", kata.Topic, kata.Name);
        Directory.CreateDirectory(folder);
        Copy(repository.Katas, Path.Combine(Root, "katas"), "GlobalUsings.cs", "xunit.runner.json");
        Copy(kata.Folder, folder, [.. Directory.GetFiles(kata.Folder).Select(file => Path.GetFileName(file))]);
        File.WriteAllText(Path.Combine(Root, "katas", "Directory.Build.props"), Props(repository));
        Kata = KataCatalog.Load(Root).Katas[0];
        Project = Directory.GetFiles(folder, "*.csproj")[0];
        _text = File.ReadAllText(Kata.StubFiles[0]);
    }

    public string Root { get; }

    public Kata Kata { get; }

    /// <summary>The project that `dotnet test` runs.</summary>
    public string Project { get; }

    /// <summary>Saves the kata's code as an editor does, each time with another text.</summary>
    public void Save()
    {
        _saves++;
        File.WriteAllText(Kata.StubFiles[0], string.Create(CultureInfo.InvariantCulture, $"{_text}\n// Save {_saves}.\n"));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Copy(string from, string to, params string[] names)
    {
        foreach (var name in names)
        {
            File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }
    }

    // The settings of all katas, with an output folder of its own.
    private string Props(Repository repository) => $"""
        <Project>
          <Import Project="{SecurityElement.Escape(Path.Combine(repository.Katas, "Directory.Build.props"))}" />
          <PropertyGroup>
            <ArtifactsPath>{SecurityElement.Escape(Path.Combine(Root, "out"))}</ArtifactsPath>
          </PropertyGroup>
        </Project>
        """;
}
