// Refused by: A_flood_of_new_callers_fills_no_bucket
// A cap on the dictionary bounds the memory, and a flood of made-up names empties it: everybody gets a new burst.
using System.Runtime.InteropServices;

namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly long _ticksToFill = capacity * timePerToken.Ticks;

    // For each caller the instant at which the bucket will be full again. Who is not here has a full one.
    private readonly Dictionary<string, long> _fullAt = [];

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start).Ticks;
            ForgetSome_NeedsLock();
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

    private void ForgetSome_NeedsLock()
    {
        if (_fullAt.Count <= 10_000)
        {
            return;
        }

        foreach (var (caller, _) in _fullAt)
        {
            if (_fullAt.Count > 10_000)
            {
                _fullAt.Remove(caller);
            }
        }
    }
}
