// A heap gives the durations in order, smallest first. An empty sample is refused at once.
namespace PercentilesKata;

public sealed class Percentiles
{
    private readonly List<TimeSpan> _sorted = [];

    public Percentiles(IReadOnlyList<TimeSpan> sample, IComparer<TimeSpan> comparer)
    {
        if (sample.Count == 0)
        {
            throw new EmptySampleException();
        }

        var heap = new PriorityQueue<TimeSpan, TimeSpan>(sample.Select(duration => (duration, duration)), comparer);
        while (heap.TryDequeue(out var smallest, out _))
        {
            _sorted.Add(smallest);
        }
    }

    public TimeSpan At(double percent)
    {
        if (percent is not (> 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is above 0 and at most 100.");
        }

        return _sorted[(int)Math.Ceiling((decimal)percent * _sorted.Count / 100) - 1];
    }
}
