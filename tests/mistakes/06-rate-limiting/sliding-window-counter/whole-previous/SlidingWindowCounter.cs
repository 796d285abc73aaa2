// Refused by: It_grants_nearly_what_an_exact_log_grants
// The whole of the window before counts until the next edge: safe, and it refuses half of what is due.
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
            var index = time.GetElapsedTime(_start).Ticks / window.Ticks;
            if (index > _index)
            {
                _previous = index == _index + 1 ? _current : 0;
                _current = 0;
                _index = index;
            }

            if ((_previous) + _current + 1 > limit)
            {
                return false;
            }

            _current++;
            return true;
        }
    }
}
