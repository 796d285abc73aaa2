using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbook.Tests.Notebooks;

namespace Workbook.Tests.Cli;

/// <summary>A small workbook in a folder of its own, and the built command to run on it.</summary>
internal sealed class ScratchWorkbook : IDisposable
{
    // This assembly is artifacts/bin/Workbook.Tests/release/Workbook.Tests.dll.
    private static readonly string _command =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Workbook.Cli", "release", "Workbook.Cli.dll"));

    public string Root { get; } = Directory.CreateTempSubdirectory("workbook with spaces-").FullName;

    public string Artifacts => Path.Combine(Root, "artifacts");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A lesson such as 03-n-plus-one with these cells.</summary>
    public void AddLesson(string name, params string[] cells)
    {
        var json = NotebookText.Of(cells);
        json["metadata"]!["workbook"] = new JsonObject
        {
            ["number"] = int.Parse(name[..2], System.Globalization.CultureInfo.InvariantCulture),
            ["slug"] = name[3..],
            ["title"] = $"Title of {name[3..]}",
            ["minutes"] = 20,
        };
        AddFile($"notebooks/{name}.ipynb", json.ToJsonString());
    }

    /// <summary>A kata such as 03-n-plus-one/order-history, in C# without usings.</summary>
    public void AddKata(string id, string stub, string tests)
    {
        AddFile("katas/GlobalUsings.cs", "global using System;\nglobal using System.Threading.Tasks;\nglobal using Xunit;\n");
        AddFile("katas/xunit.runner.json", """{ "methodDisplay": "method", "methodDisplayOptions": "replaceUnderscoreWithSpace" }""");
        AddFile($"katas/{id}/Stub.cs", stub);
        AddFile($"katas/{id}/StubTests.cs", tests);
        AddFile($"stubs/{id}/Stub.cs", stub);
    }

    public void AddFile(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public CommandRun Start(params string[] arguments) => new(Command(arguments));

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var run = Start(arguments);
        return await run.EndAsync();
    }

    public async Task<CommandResult> RunAsync((string Name, string Value) variable, params string[] arguments)
    {
        var start = Command(arguments);
        start.Environment[variable.Name] = variable.Value;
        using var run = new CommandRun(start);
        return await run.EndAsync();
    }

    /// <summary>How to start the command with these arguments; of the variables that begin with WORKBOOK_ it gets this folder only.</summary>
    public ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_command, .. arguments]) { WorkingDirectory = Root };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("WORKBOOK_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["WORKBOOK_ROOT"] = Root;
        return start;
    }
}
