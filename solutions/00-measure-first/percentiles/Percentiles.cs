namespace PercentilesKata;

/// <summary>Percentiles of a sample of durations, by nearest rank.</summary>
public sealed class Percentiles
{
    private readonly TimeSpan[] _sorted;

    /// <summary>Copies the sample and sorts the copy.</summary>
    /// <param name="sample">The durations, in any order. They are read and never changed.</param>
    /// <param name="comparer">Says which of two durations is the longer.</param>
    public Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
    {
        _sorted = [.. sample];
        Array.Sort(_sorted, comparer);
    }

    /// <summary>Returns the smallest duration of the sample that at least this many percent of the sample do not exceed.</summary>
    /// <param name="percent">Above 0, up to 100. Need not be a whole number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percent is not above 0 and at most 100.</exception>
    /// <exception cref="EmptySampleException">The sample is empty: it has no percentile, not even zero.</exception>
    public TimeSpan At(double percent)
    {
        if (percent is not (> 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is above 0 and at most 100.");
        }

        if (_sorted.Length == 0)
        {
            throw new EmptySampleException();
        }

        // In decimal: 99.9 / 100 * 1000 in binary is a little more than 999 and would be rounded up to 1000.
        var rank = (int)Math.Ceiling((decimal)percent * _sorted.Length / 100);
        return _sorted[rank - 1];
    }
}
