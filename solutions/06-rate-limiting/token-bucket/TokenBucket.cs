using System.Runtime.InteropServices;

namespace TokenBucketKata;

/// <summary>Limits every caller to a burst, and to a steady rate after it. Safe to use from several threads.</summary>
/// <param name="capacity">Permits that a caller who was quiet may take at once; 1 or more.</param>
/// <param name="timePerToken">How long it takes until one permit more is there.</param>
/// <param name="time">The clock.</param>
public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly long _ticksToFill = capacity * timePerToken.Ticks;

    // For each caller the instant at which the bucket will be full again. Who is not here has a full one.
    private readonly Dictionary<string, long> _fullAt = [];
    private long _sweptAt;

    /// <summary>Takes a permit if there is one.</summary>
    /// <param name="caller">Who asks; a caller who was never seen has a full bucket.</param>
    /// <returns>Whether the caller may go on.</returns>
    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start).Ticks;
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
