namespace PercentilesKata;

/// <summary>Percentiles of a sample of durations, by nearest rank.</summary>
/// <param name="sample">The durations, in any order. They are read and never changed.</param>
/// <param name="comparer">Says which of two durations is the longer. Every comparison goes through it: the tests count there.</param>
public sealed class Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
{
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

        // TODO: right, word by word as the summary says it, and it compares everything with everything for every call.
        TimeSpan? smallest = null;
        foreach (var candidate in sample)
        {
            var notAbove = sample.Count(duration => comparer.Compare(duration, candidate) <= 0);
            if (notAbove * 100m >= (decimal)percent * sample.Count && (smallest is null || comparer.Compare(candidate, smallest.Value) < 0))
            {
                smallest = candidate;
            }
        }

        return smallest ?? throw new EmptySampleException();
    }
}
