// Refused by: A_bucket_is_not_forgotten_before_it_is_full
// Clearing everything once in a while is cheap, and gives a new burst to everybody who had none left.
using System.Runtime.InteropServices;

namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _fullAt = [];
    private readonly long _start = time.GetTimestamp();
    private long _clearedAt;

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start).Ticks;
            if (now - _clearedAt >= capacity * timePerToken.Ticks)
            {
                _fullAt.Clear();
                _clearedAt = now;
            }

            ref var fullAt = ref CollectionsMarshal.GetValueRefOrAddDefault(_fullAt, caller, out _);
            var next = Math.Max(fullAt, now) + timePerToken.Ticks;
            if (next - now > capacity * timePerToken.Ticks)
            {
                return false;
            }

            fullAt = next;
            return true;
        }
    }
}
