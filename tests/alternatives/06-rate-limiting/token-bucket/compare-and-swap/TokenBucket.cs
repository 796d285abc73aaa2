// Without a lock: one number a caller, changed by compare-and-swap. Two entries are looked at with each call and dropped when full.
using System.Collections.Concurrent;

namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _fullAt = new();
    private readonly ConcurrentQueue<string> _round = new();
    private readonly long _start = time.GetTimestamp();

    public bool TryTake(string caller)
    {
        LookAtTwo();
        while (true)
        {
            var now = time.GetElapsedTime(_start).Ticks;
            var known = _fullAt.TryGetValue(caller, out var fullAt);
            var next = Math.Max(fullAt, now) + timePerToken.Ticks;
            if (next - now > capacity * timePerToken.Ticks)
            {
                return false;
            }

            if (known ? _fullAt.TryUpdate(caller, next, fullAt) : _fullAt.TryAdd(caller, next))
            {
                if (!known)
                {
                    _round.Enqueue(caller);
                }

                return true;
            }
        }
    }

    private void LookAtTwo()
    {
        for (var i = 0; i < 2 && _round.TryDequeue(out var caller); i++)
        {
            var now = time.GetElapsedTime(_start).Ticks;
            if (_fullAt.TryGetValue(caller, out var fullAt) && (fullAt > now || !_fullAt.TryRemove(new KeyValuePair<string, long>(caller, fullAt))))
            {
                _round.Enqueue(caller);
            }
        }
    }
}
