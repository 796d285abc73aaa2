using System.Collections.Concurrent;

namespace TokenBucketKata;

/// <summary>Limits every caller to a burst, and to a steady rate after it. Safe to use from several threads.</summary>
/// <param name="capacity">Permits that a caller who was quiet may take at once; 1 or more.</param>
/// <param name="timePerToken">How long it takes until one permit more is there.</param>
/// <param name="time">The clock.</param>
public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Takes a permit if there is one.</summary>
    /// <param name="caller">Who asks; a caller who was never seen has a full bucket.</param>
    /// <returns>Whether the caller may go on.</returns>
    public bool TryTake(string caller)
    {
        // TODO: as in most guides. Make it exact, and let it forget who does not come back. See the README.
        var now = time.GetUtcNow();
        var bucket = _buckets.GetOrAdd(caller, _ => new Bucket { Tokens = capacity, RefilledAt = now });
        var elapsed = now - bucket.RefilledAt;
        bucket.Tokens = Math.Min(capacity, bucket.Tokens + (elapsed.TotalSeconds / timePerToken.TotalSeconds));
        bucket.RefilledAt = now;
        if (bucket.Tokens < 1)
        {
            return false;
        }

        bucket.Tokens -= 1;
        return true;
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public DateTimeOffset RefilledAt { get; set; }
    }
}
