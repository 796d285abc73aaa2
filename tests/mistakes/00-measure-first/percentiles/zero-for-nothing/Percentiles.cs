// Refused by: An_empty_sample_has_no_percentile
// No requests, no latency: the dashboard shows a P99 of 0 ms while the service is down.
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
            return TimeSpan.Zero;
        }

        return _sorted[(int)Math.Ceiling((decimal)percent * _sorted.Length / 100) - 1];
    }
}
