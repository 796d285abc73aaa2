// A ring of 30 counters instead of two: each stands for a thirtieth of the window, and only the oldest is weighted.
namespace SlidingWindowCounterKata;

public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private const int Parts = 30;
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly int[] _counts = new int[Parts + 1];
    private long _index;
    private int _sum;

    public bool TryAcquire()
    {
        lock (_lock)
        {
            var part = window.Ticks / Parts;
            var (index, elapsed) = Math.DivRem(time.GetElapsedTime(_start).Ticks, part);
            for (var gone = Math.Min(index - _index, Parts + 1); gone > 0; gone--)
            {
                ref var oldest = ref _counts[(index - gone + 1) % (Parts + 1)];
                _sum -= oldest;
                oldest = 0;
            }

            _index = index;
            var left = _counts[(index + 1) % (Parts + 1)] * (double)elapsed / part;
            if (_sum - left + 1 > limit)
            {
                return false;
            }

            _sum++;
            _counts[index % (Parts + 1)]++;
            return true;
        }
    }
}
