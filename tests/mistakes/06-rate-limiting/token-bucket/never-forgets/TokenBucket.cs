// Refused by: Callers_who_stay_away_are_forgotten
// Exact, and kept for ever: a dictionary by caller grows with every name that anybody makes up.
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
}
