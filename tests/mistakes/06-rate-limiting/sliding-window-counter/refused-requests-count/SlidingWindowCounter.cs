// Refused by: Who_keeps_asking_is_served_at_the_limit_all_the_time
// Count first, judge then: who keeps asking is kept out by the requests that were refused.
namespace SlidingWindowCounterKata;

public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private long _index;
    private int _current;
    private int _previous;

    public bool TryAcquire()
    {
        lock (_lock)
        {
            var (index, elapsed) = Math.DivRem(time.GetElapsedTime(_start).Ticks, window.Ticks);
            if (index > _index)
            {
                _previous = index == _index + 1 ? _current : 0;
                _current = 0;
                _index = index;
            }

            // As if the permits of the window before had been spread evenly: this share of them lies in the last window's length.
            var shareOfPrevious = (double)(window.Ticks - elapsed) / window.Ticks;
            if ((_previous * shareOfPrevious) + ++_current > limit)
            {
                return false;
            }

            return true;
        }
    }
}
