using BenchmarkDotNet.Attributes;

namespace Workbook.Benchmarks.MeasureFirst;

/// <summary>Values that occur twice: compared with all before them, or looked up in a set.</summary>
public class MeasureFirstBenchmark
{
    private int[] _values = [];

    /// <summary>Gets or sets how many values there are.</summary>
    [Params(100, 3_000)]
    public int Values { get; set; }

    /// <summary>Makes the values: the numbers from 0 up, in no order, and none twice.</summary>
    [GlobalSetup]
    public void MakeValues()
    {
        _values = [.. Enumerable.Range(0, Values)];
        new Random(Seed: 1).Shuffle(_values);
    }

    /// <summary>n * n / 2 comparisons.</summary>
    [Benchmark(Baseline = true, Description = "every pair")]
    public int EveryPair() => Duplicates.EveryPair(_values);

    /// <summary>n looks into a set.</summary>
    [Benchmark(Description = "one set")]
    public int OneSet() => Duplicates.OneSet(_values);
}
