// Refused by: Not_one_permit_is_lost_or_won_in_a_day
// Tokens are whole, so the refill is rounded down, and the rest of the time is lost with each try.
namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Tokens, long At)> _buckets = [];

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var (tokens, at) = _buckets.GetValueOrDefault(caller, (capacity, now));
            tokens = Math.Min(capacity, tokens + (time.GetElapsedTime(at, now).Ticks / timePerToken.Ticks));
            var granted = tokens > 0;
            _buckets[caller] = (granted ? tokens - 1 : tokens, now);
            return granted;
        }
    }
}
