// Refused by: The_nth_percentile_of_100_values_is_the_nth_value
// Right on paper. 7 / 100.0 * 100 is a little more than 7 in binary, so the rank comes out as 8.
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

        return _sorted[(int)Math.Ceiling(percent / 100 * _sorted.Length) - 1];
    }
}
