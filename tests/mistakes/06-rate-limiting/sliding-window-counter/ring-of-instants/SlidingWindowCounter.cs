// Refused by: Memory_does_not_grow_with_the_limit
// The exact log in an array of fixed size: no allocation after the first, and eight bytes for every permit.
namespace SlidingWindowCounterKata;

public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long[] _granted = new long[limit];
    private long _count;

    public bool TryAcquire()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_count >= limit && time.GetElapsedTime(_granted[_count % limit], now) < window)
            {
                return false;
            }

            _granted[_count++ % limit] = now;
            return true;
        }
    }
}
