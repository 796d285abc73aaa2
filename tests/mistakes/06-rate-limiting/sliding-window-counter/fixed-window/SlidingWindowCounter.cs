// Refused by: Two_bursts_that_are_close_together_share_one_limit
// One counter that starts again with each window: the limit holds from edge to edge, and twice of it passes around an edge.
namespace SlidingWindowCounterKata;

public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private long _index;
    private int _current;

    public bool TryAcquire()
    {
        lock (_lock)
        {
            var index = time.GetElapsedTime(_start).Ticks / window.Ticks;
            if (index > _index)
            {
                _current = 0;
                _index = index;
            }

            if (_current + 1 > limit)
            {
                return false;
            }

            _current++;
            return true;
        }
    }
}
