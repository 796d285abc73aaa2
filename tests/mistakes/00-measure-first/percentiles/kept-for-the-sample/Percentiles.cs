// Refused by: A_sample_that_has_changed_is_another_sample
// The sorted copy is kept under the list that it came from, also when the list has changed since.
using System.Runtime.CompilerServices;

namespace PercentilesKata;

public sealed class Percentiles
{
    private static readonly ConditionalWeakTable<object, TimeSpan[]> _known = [];
    private readonly TimeSpan[] _sorted;

    public Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
    {
        _sorted = _known.GetValue(sample, _ =>
        {
            TimeSpan[] copy = [.. sample];
            Array.Sort(copy, comparer);
            return copy;
        });
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

        // In decimal: 99.9 / 100 * 1000 in binary is a little more than 999 and would be rounded up to 1000.
        var rank = (int)Math.Ceiling((decimal)percent * _sorted.Length / 100);
        return _sorted[rank - 1];
    }
}
