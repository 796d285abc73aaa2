namespace SlidingWindowCounterKata;

/// <summary>Lets one caller through at most so many times in any stretch of time as long as the window. Safe to use from several threads.</summary>
/// <param name="limit">Permits in a window; 1 or more.</param>
/// <param name="window">Length of the window.</param>
/// <param name="time">The clock.</param>
public sealed class SlidingWindowCounter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<long> _granted = new();

    /// <summary>Takes a permit if there is one. What is refused does not count.</summary>
    public bool TryAcquire()
    {
        // TODO: exact, and it remembers every permit of the last window. Remember less, at any limit. See the README.
        lock (_lock)
        {
            var now = time.GetTimestamp();
            while (_granted.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= window)
            {
                _granted.Dequeue();
            }

            if (_granted.Count >= limit)
            {
                return false;
            }

            _granted.Enqueue(now);
            return true;
        }
    }
}
