using BenchmarkDotNet.Attributes;

namespace Workbook.Benchmarks.Profiling;

/// <summary>The sales report of 400 rows over a catalogue of 25,000 articles: half the rows of the lesson, to be quick.</summary>
public class ProfilingBenchmark
{
    private readonly ReportData _data = ReportData.Create(rows: 400, articles: 25_000);

    /// <summary>Lets the JIT finish with the methods that all share: who is measured first would pay for it.</summary>
    [GlobalSetup]
    public void WarmUp()
    {
        var small = ReportData.Create(rows: 10, articles: 200);
        for (var i = 0; i < 200; i++)
        {
            SlowReport.Write(small);
            GuessedReport.Write(small);
            SearchFixedReport.Write(small);
            FastReport.Write(small);
        }
    }

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
