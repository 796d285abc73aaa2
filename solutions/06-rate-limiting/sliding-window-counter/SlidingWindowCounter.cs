namespace SlidingWindowCounterKata;

/// <summary>Lets one caller through about so many times in any stretch of time as long as the window. Safe to use from several threads.</summary>
/// <param name="limit">Permits in a window; 1 or more.</param>
/// <param name="window">Length of the window.</param>
/// <param name="time">The clock.</param>
public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private long _index;
    private int _current;
    private int _previous;

    /// <summary>Takes a permit if there is one. What is refused does not count.</summary>
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
            if ((_previous * shareOfPrevious) + _current + 1 > limit)
            {
                return false;
            }

            _current++;
            return true;
        }
    }
}
