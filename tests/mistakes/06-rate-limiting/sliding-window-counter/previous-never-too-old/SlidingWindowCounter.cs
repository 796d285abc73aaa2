// Refused by: After_two_quiet_windows_all_is_forgotten
// The windows are moved by one, although several may have passed since the last request.
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
                _previous = _current;
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
