using Workbook.Rendering;

namespace Workbook.Load;

/// <summary>A sample of durations, every one kept, in ascending order. Percentiles are by nearest rank: values that occurred, never between two.</summary>
public sealed class Latencies
{
    private readonly TimeSpan[] _sorted;

    /// <summary>Copies and sorts once.</summary>
    public Latencies(IEnumerable<TimeSpan> values)
    {
        _sorted = [.. values];
        Array.Sort(_sorted);
    }

    /// <summary>How many.</summary>
    public int Count => _sorted.Length;

    /// <summary>The values, ascending.</summary>
    public IReadOnlyList<TimeSpan> Sorted => _sorted;

    /// <summary>The longest.</summary>
    public TimeSpan Max => At(100);

    /// <summary>The mean. Says little about a skewed sample.</summary>
    public TimeSpan Mean => Count == 0 ? throw Empty() : TimeSpan.FromTicks((long)_sorted.Average(v => v.Ticks));

    /// <summary>The smallest value that at least <paramref name="percent"/> percent of the sample do not exceed.</summary>
    /// <param name="percent">Above 0, up to 100.</param>
    /// <exception cref="InvalidOperationException">The sample is empty.</exception>
    public TimeSpan At(double percent)
    {
        if (percent is not (> 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is above 0 and at most 100.");
        if (Count == 0)
            throw Empty();
        // In decimal, because 99.9 / 100 * 1000 in binary is a little more than 999 and would round up to 1000.
        return _sorted[(int)Math.Ceiling((decimal)percent * Count / 100) - 1];
    }

    /// <summary>Count, p50, p95, p99 and maximum.</summary>
    public override string ToString() => Count == 0
        ? "no value"
        : $"{Show.Number(Count)} values: p50 {Show.Duration(At(50))}, p95 {Show.Duration(At(95))}, p99 {Show.Duration(At(99))}, max {Show.Duration(Max)}";

    private static InvalidOperationException Empty() => new("The sample is empty: no request finished.");
}
