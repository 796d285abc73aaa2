// Refused by: Values_that_occur_twice_count_twice
// A sorted set keeps itself in order, and keeps every value once.
namespace PercentilesKata;

public sealed class Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
{
    private readonly TimeSpan[] _sorted = [.. new SortedSet<TimeSpan>(sample, comparer)];

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

        return _sorted[(int)Math.Ceiling((decimal)percent * _sorted.Length / 100) - 1];
    }
}
