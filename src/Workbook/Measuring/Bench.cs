using System.Diagnostics;
using System.Text.Json;

namespace Workbook.Measuring;

/// <summary>Runs BenchmarkDotNet on a topic, in a process of its own: a notebook's own code is compiled without optimisation.</summary>
public static class Bench
{
    /// <summary>Runs the benchmark of a topic, as the environment variable WORKBOOK_BENCH says: quick (the default), full or none.</summary>
    /// <param name="topic">The topic, as its lesson is named: "n-plus-one".</param>
    /// <exception cref="InvalidOperationException">The benchmark is not built, does not know the topic, or failed.</exception>
    public static BenchTable Run(string topic)
    {
        var mode = Environment.GetEnvironmentVariable("WORKBOOK_BENCH") switch
        {
            "none" => BenchMode.None,
            "full" => BenchMode.Full,
            _ => BenchMode.Quick,
        };
        if (mode == BenchMode.None)
        {
            return new BenchTable(topic, mode, Machine.Description, []);
        }

        var program = RepositoryRoot.Combine("artifacts", "lessons", "Workbook.Benchmarks.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is not built. Build it with: dotnet build benchmarks");
        }

        var result = Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}.json");
        try
        {
            string[] arguments = [program, topic, "--json", result, .. mode == BenchMode.Full ? (string[])["--full"] : []];
            Start(topic, arguments);
            return JsonSerializer.Deserialize<BenchTable>(File.ReadAllText(result), BenchTable.Json)!;
        }
        finally
        {
            File.Delete(result);
        }
    }

    private static void Start(string topic, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");

        // Both streams are read while it runs: a full pipe would stop it.
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The benchmark of {topic} failed: {error.Result.Trim()}\n{output.Result.Trim()}");
        }
    }
}
