// Who never asks never pays: the first call sorts, and the order is kept.
namespace PercentilesKata;

public sealed class Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
{
    private readonly Lazy<IReadOnlyList<TimeSpan>> _sorted = new(() => sample.Order(comparer).ToList());

    public TimeSpan At(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(percent, 0);
        if (double.IsNaN(percent))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), "A percentile is a number.");
        }

        var sorted = _sorted.Value;
        return sorted.Count > 0 ? sorted[(int)Math.Ceiling(percent * sorted.Count / 100) - 1] : throw new EmptySampleException();
    }
}
