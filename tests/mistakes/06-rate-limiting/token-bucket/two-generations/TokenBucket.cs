// Refused by: A_bucket_that_is_filling_outlives_the_cleaning_up
// Two dictionaries in turn need no sweep. Turned each half of a fill, they drop buckets that are half full, and so fill them.
namespace TokenBucketKata;

public sealed class TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly TimeSpan _fill = capacity * timePerToken;
    private Dictionary<string, TimeSpan> _young = [];
    private Dictionary<string, TimeSpan> _old = [];
    private TimeSpan _turned;

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            if (now - _turned >= _fill / 2)
            {
                _old = now - _turned >= 2 * _fill ? [] : _young;
                _young = [];
                _turned = now;
            }

            if (!_young.TryGetValue(caller, out var fullAt) && !_old.TryGetValue(caller, out fullAt))
            {
                fullAt = now;
            }

            var next = (fullAt > now ? fullAt : now) + timePerToken;
            if (next - now > _fill)
            {
                return false;
            }

            _young[caller] = next;
            return true;
        }
    }
}
