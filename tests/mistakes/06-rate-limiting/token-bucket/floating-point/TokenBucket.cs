// Refused by: Not_one_permit_is_lost_or_won_in_a_day
// A double holds fractions of a token, and ten times a tenth of one is less than one.
namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = [];

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var (tokens, at) = _buckets.GetValueOrDefault(caller, (capacity, now));
            tokens = Math.Min(capacity, tokens + (time.GetElapsedTime(at, now) / timePerToken));
            var granted = tokens >= 1;
            _buckets[caller] = (granted ? tokens - 1 : tokens, now);
            return granted;
        }
    }
}
