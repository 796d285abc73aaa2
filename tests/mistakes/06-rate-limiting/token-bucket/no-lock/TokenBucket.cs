// Refused by: Two_threads_get_exactly_what_is_there
// A ConcurrentDictionary keeps its own entries safe. What is read from it and written back a moment later is two steps.
using System.Collections.Concurrent;

namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _fullAt = new();
    private readonly long _start = time.GetTimestamp();
    private long _sweptAt;

    public bool TryTake(string caller)
    {
        var now = time.GetElapsedTime(_start).Ticks;
        if (now - _sweptAt >= capacity * timePerToken.Ticks)
        {
            _sweptAt = now;
            foreach (var (other, _) in _fullAt.Where(entry => entry.Value <= now))
            {
                _fullAt.TryRemove(other, out _);
            }
        }

        var next = Math.Max(_fullAt.GetValueOrDefault(caller), now) + timePerToken.Ticks;
        if (next - now > capacity * timePerToken.Ticks)
        {
            return false;
        }

        _fullAt[caller] = next;
        return true;
    }
}
