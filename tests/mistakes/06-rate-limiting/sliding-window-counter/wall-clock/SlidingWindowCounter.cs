// Refused by: A_clock_that_is_set_does_not_matter
// Windows of the calendar are easy to explain, until the clock is set.
namespace SlidingWindowCounterKata;

public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private long _index;
    private int _current;
    private int _previous;

    public bool TryAcquire()
    {
        lock (_lock)
        {
            var (index, elapsed) = Math.DivRem((time.GetUtcNow() - _start).Ticks, window.Ticks);
            if (index > _index)
            {
                _previous = index == _index + 1 ? _current : 0;
                _current = 0;
                _index = index;
            }

            // As if the permits of the window before had been spread evenly: this share of them lies in the last window's length.
            var shareOfPrevious = (double)(window.Ticks - elapsed) / window.Ticks;
            if ((_previous * shareOfPrevious) + _current + 1 > limit)
            {
                return false;
            }

            _current++;
            return true;
        }
    }
}
