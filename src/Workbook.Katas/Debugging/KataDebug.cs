using System.Text;
using System.Text.Json;

namespace Workbook.Katas;

/// <summary>Runs a kata's tests in this very process, compiled for a debugger: an editor starts it and stops at breakpoints.</summary>
internal static class KataDebug
{
    /// <param name="root">The folder of the repository.</param>
    /// <param name="place">The kata's folder, or one inside it.</param>
    /// <returns>The exit code: 0 when it is solved.</returns>
    public static async Task<int> RunAsync(string root, string place)
    {
        var folder = Path.GetFullPath(place) + Path.DirectorySeparatorChar;
        var kata = KataCatalog.Load(root).Katas.FirstOrDefault(kata => folder.StartsWith(kata.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        if (kata is null)
        {
            await Console.Error.WriteLineAsync($"{place} is no kata: open a kata's file or its tests, and start again.");
            return 2;
        }

        var engineFolder = AppContext.BaseDirectory;
        var compiled = new KataCompiler(root, engineFolder, isDebuggable: true).Compile(KataSources.Resolve(kata, null), default);
        compiled.Errors.ToList().ForEach(error => Console.Error.WriteLine(error));

        return compiled.Errors.Count == 0 && await RunAsync(compiled, root, engineFolder) ? 0 : 1;
    }

    private static async Task<bool> RunAsync(CompiledKata compiled, string root, string engineFolder)
    {
        var folder = WorkerFolder.Create(engineFolder);
        Environment.CurrentDirectory = folder;
        using var said = new MemoryStream();
        var settings = Path.Combine(Path.GetFullPath(root), "katas", "xunit.runner.json");
        await new KataRunner(new WorkerChannel(said)).RunAsync(new RunRequest(compiled.Assembly, compiled.Symbols, settings, null, 0, []));
        Environment.CurrentDirectory = engineFolder;
        WorkerFolder.Delete(folder);

        var results = new SessionResults(compiled.Sources, progress: null);
        foreach (var line in Encoding.UTF8.GetString(said.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            results.Handle(JsonSerializer.Deserialize(line, MessageJson.Default.WorkerMessage)!);
        }

        var verdicts = results.InOrder();
        foreach (var test in verdicts)
        {
            await Console.Out.WriteLineAsync($"{test.Verdict}: {test.DisplayName}\n{test.Output}{test.Message}".TrimEnd());
        }

        return verdicts.All(test => test.Verdict is Verdict.Passed or Verdict.Skipped);
    }
}
