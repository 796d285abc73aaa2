// Refused by: Setting_an_entry_again_after_it_was_found_expired_begins_its_time_anew
// Set takes the old note away with the old entry. TryGet removes an expired entry and forgets its note.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;
public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly SortedDictionary<long, HashSet<TKey>> _buckets = [];
    private readonly long _start = time.GetTimestamp();
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            var found = _entries.TryGetValue(key, out var entry);
            value = entry.Value;
            if (found && entry.Expires <= time.GetElapsedTime(_start))
            {
                _entries.Remove(key);
                value = default;
                return false;
            }

            return found;
        }
    }
    public void Set(TKey key, TValue value, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            LetGo(now);
            if (_entries.TryGetValue(key, out var old))
            {
                Forget(key, old.Expires);
            }

            _entries[key] = (value, expires);
            if (expires != TimeSpan.MaxValue)
            {
                var number = expires.Ticks / BucketTicks;
                if (!_buckets.TryGetValue(number, out var bucket))
                {
                    _buckets[number] = bucket = [];
                }

                bucket.Add(key);
            }
        }
    }

    private const long BucketTicks = 30 * TimeSpan.TicksPerSecond;

    private void Forget(TKey key, TimeSpan expires)
    {
        var number = expires.Ticks / BucketTicks;
        if (expires != TimeSpan.MaxValue && _buckets.TryGetValue(number, out var bucket) && bucket.Remove(key) && bucket.Count == 0)
        {
            _buckets.Remove(number);
        }
    }

    private void LetGo(TimeSpan now)
    {
        while (_buckets.Count > 0)
        {
            var (number, keys) = _buckets.First();
            if ((number + 1) * BucketTicks > now.Ticks)
            {
                return;
            }

            foreach (var key in keys)
            {
                _entries.Remove(key);
            }

            _buckets.Remove(number);
        }
    }
}
