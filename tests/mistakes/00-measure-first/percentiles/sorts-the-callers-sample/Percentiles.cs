// Refused by: The_sample_is_left_as_it_was
// An array is already an array, so why copy it? The caller finds the requests in another order.
namespace PercentilesKata;

public sealed class Percentiles
{
    private readonly TimeSpan[] _sorted;

    public Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
    {
        _sorted = sample as TimeSpan[] ?? [.. sample];
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

        return _sorted[(int)Math.Ceiling((decimal)percent * _sorted.Length / 100) - 1];
    }
}
