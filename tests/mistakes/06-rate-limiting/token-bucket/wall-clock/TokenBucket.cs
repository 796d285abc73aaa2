// Refused by: A_clock_that_is_set_gives_nothing_and_takes_nothing
// GetUtcNow is at hand everywhere, and nobody thinks of the night on which the clock is set.
using System.Runtime.InteropServices;

namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _ticksToFill = capacity * timePerToken.Ticks;

    // For each caller the instant at which the bucket will be full again. Who is not here has a full one.
    private readonly Dictionary<string, long> _fullAt = [];
    private long _sweptAt;

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = (time.GetUtcNow() - _start).Ticks;
            ForgetFullBuckets_NeedsLock(now);
            ref var fullAt = ref CollectionsMarshal.GetValueRefOrAddDefault(_fullAt, caller, out _);

            // A permit taken is a bucket that is full one token later.
            var next = Math.Max(fullAt, now) + timePerToken.Ticks;
            if (next - now > _ticksToFill)
            {
                return false;
            }

            fullAt = next;
            return true;
        }
    }

    private void ForgetFullBuckets_NeedsLock(long now)
    {
        if (now - _sweptAt < _ticksToFill)
        {
            return;
        }

        _sweptAt = now;
        foreach (var (caller, fullAt) in _fullAt)
        {
            if (fullAt <= now)
            {
                _fullAt.Remove(caller);
            }
        }
    }
}
