// Refused by: It_is_a_value_that_occurred, It_is_the_value_at_the_nearest_rank
// P100 threw, so the index was held at the end. All the others are still one place too far.
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

        var index = (int)((decimal)percent * _sorted.Length / 100);
        return _sorted[Math.Min(index, _sorted.Length - 1)];
    }
}
