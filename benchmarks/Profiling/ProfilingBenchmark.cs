using BenchmarkDotNet.Attributes;

namespace Workbook.Benchmarks.Profiling;

/// <summary>The sales report of 500 rows over a catalogue of 10,000 articles: half the lesson's size, to be quick.</summary>
public class ProfilingBenchmark
{
    private readonly ReportData _data = ReportData.Create(rows: 500, articles: 10_000);

    /// <summary>As it grew.</summary>
    [Benchmark(Baseline = true, Description = "before")]
    public string Before() => SlowReport.Write(_data);

    /// <summary>What one does without a profile.</summary>
    [Benchmark(Description = "StringBuilder and one Regex")]
    public string Guessed() => GuessedReport.Write(_data);

    /// <summary>What the profile named first.</summary>
    [Benchmark(Description = "search fixed")]
    public string SearchFixed() => SearchFixedReport.Write(_data);

    /// <summary>All three.</summary>
    [Benchmark(Description = "after")]
    public string After() => FastReport.Write(_data);
}
