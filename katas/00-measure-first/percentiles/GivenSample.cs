namespace PercentilesKata;

/// <summary>What is thrown when somebody asks for a percentile of nothing.</summary>
public sealed class EmptySampleException() : InvalidOperationException("The sample is empty, so it has no percentiles.");

/// <summary>Compares durations, and counts how often it was asked.</summary>
public sealed class CountingComparer : IComparer<TimeSpan>, ICostSource
{
    /// <summary>The name under which comparisons are counted.</summary>
    public const string Comparisons = "comparisons";

    private long _count;

    /// <inheritdoc/>
    public int Compare(TimeSpan x, TimeSpan y)
    {
        Interlocked.Increment(ref _count);
        return x.CompareTo(y);
    }

    /// <inheritdoc/>
    public Func<Cost> StartCounting()
    {
        var before = Interlocked.Read(ref _count);
        return () => new Cost([KeyValuePair.Create(Comparisons, Interlocked.Read(ref _count) - before)]);
    }
}
