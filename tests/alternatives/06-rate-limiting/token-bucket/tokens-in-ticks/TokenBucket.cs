// The classic two fields, with the level counted in ticks: a token is timePerToken.Ticks of them. A timer cleans up.
namespace TokenBucketKata;

public sealed class TokenBucket
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Level, long At)> _buckets = [];
    private readonly TimeProvider _time;
    private readonly long _token;
    private readonly long _full;
    private readonly ITimer _cleaning;

    public TokenBucket(int capacity, TimeSpan timePerToken, TimeProvider time)
    {
        (_time, _token, _full) = (time, timePerToken.Ticks, capacity * timePerToken.Ticks);
        _cleaning = time.CreateTimer(_ => Clean(), null, new TimeSpan(_full), new TimeSpan(_full));
    }

    public bool TryTake(string caller)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var bucket = _buckets.GetValueOrDefault(caller, (_full, now));
            var level = Level(bucket, now);
            var granted = level >= _token;
            _buckets[caller] = (granted ? level - _token : level, now);
            return granted;
        }
    }

    private long Level((long Level, long At) bucket, long now) =>
        Math.Min(_full, bucket.Level + _time.GetElapsedTime(bucket.At, now).Ticks);

    private void Clean()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            foreach (var (caller, bucket) in _buckets)
            {
                if (Level(bucket, now) == _full)
                {
                    _buckets.Remove(caller);
                }
            }
        }
    }
}
