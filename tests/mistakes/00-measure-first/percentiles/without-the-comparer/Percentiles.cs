// Refused by: Comparisons_grow_as_those_of_a_good_sort
// Sorts with the order that durations have anyway, so nothing is counted and nothing is shown.
namespace PercentilesKata;

public sealed class Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
{
    private readonly TimeSpan[] _sorted = [.. sample.Order()];

    public IComparer<TimeSpan> Comparer { get; } = comparer;

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
