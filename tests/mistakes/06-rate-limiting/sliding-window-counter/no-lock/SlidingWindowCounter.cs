// Refused by: Two_threads_get_exactly_the_limit
// "Two numbers, and an addition: what could go wrong?" Two threads read the same count and both write it back plus one.
namespace SlidingWindowCounterKata;

public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long _index;
    private int _current;
    private int _previous;

    public bool TryAcquire()
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
        if ((_previous * shareOfPrevious) + _current + 1 > limit)
        {
            return false;
        }

        _current++;
        return true;
    }
}
