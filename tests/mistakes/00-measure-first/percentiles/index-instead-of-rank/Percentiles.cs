// Refused by: The_100th_percentile_is_the_largest_value
// Crashes: yes
// The share of the length, taken as an index: one place too far, and beyond the end at P100.
namespace PercentilesKata;

public sealed class Percentiles
{
    private readonly TimeSpan[] _sorted;

    public Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
    {
        _sorted = [.. sample];
        Array.Sort(_sorted, comparer);
    }

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

        return _sorted[(int)(percent / 100 * _sorted.Length)];
    }
}
