// Refused by: Comparisons_do_not_grow_with_the_number_of_percentiles_asked
// n log n instead of n * n, once for every percentile on the dashboard.
namespace PercentilesKata;

public sealed class Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
{
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

        TimeSpan[] sorted = [.. sample];
        Array.Sort(sorted, comparer);
        return sorted[(int)Math.Ceiling((decimal)percent * sorted.Length / 100) - 1];
    }
}
