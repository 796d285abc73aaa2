using BenchmarkDotNet.Running;

namespace Workbook.Benchmarks;

/// <summary>The command line of the benchmarks: a topic, and how thoroughly to measure it.</summary>
internal static class Command
{
    private const string Usage = """
        Usage: Workbook.Benchmarks TOPIC [--full] [--json FILE]

          TOPIC        what to measure: {0}
          --full       as BenchmarkDotNet does by default, each benchmark in a process of its own: minutes, numbers to quote
                       without it: short iterations in this process, seconds, numbers to learn from
          --json FILE  also write the table to FILE
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var topics = string.Join(", ", Topics.ByName.Keys);
        if (args is [] or ["--help" or "-h"])
        {
            output.WriteLine(Usage, topics);
            return args is [] ? 2 : 0;
        }

        var full = args.Contains("--full");
        var json = Array.IndexOf(args, "--json") is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
        if (!Topics.ByName.TryGetValue(args[0], out var type))
        {
            error.WriteLine($"There is no benchmark for \"{args[0]}\". There is: {topics}.");
            return 2;
        }

        var summary = BenchmarkRunner.Run(type, full ? Measured.Full : Measured.Quick);
        if (summary.HasCriticalValidationErrors || summary.Reports.Length == 0 || summary.Reports.Any(report => report.ResultStatistics is null))
        {
            error.WriteLine($"The benchmark of {args[0]} did not finish. Its log: {summary.LogFilePath}");
            return 1;
        }

        var result = ResultTable.Of(args[0], full, summary);
        if (json is not null)
        {
            File.WriteAllText(json, result.ToJson());
        }

        output.WriteLine(result.ToText());
        return 0;
    }
}
