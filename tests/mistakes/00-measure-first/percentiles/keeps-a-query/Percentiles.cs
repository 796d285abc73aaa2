// Refused by: Comparisons_do_not_grow_with_the_number_of_percentiles_asked
// It looks sorted once. The field holds a query, and every reading of it sorts (or selects) again.
namespace PercentilesKata;

public sealed class Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
{
    private readonly IEnumerable<TimeSpan> _sorted = sample.Order(comparer);

    public TimeSpan At(double percent)
    {
        if (percent is not (> 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is above 0 and at most 100.");
        }

        if (sample.Count == 0)
        {
            throw new EmptySampleException();
        }

        return _sorted.ElementAt((int)Math.Ceiling((decimal)percent * sample.Count / 100) - 1);
    }
}
