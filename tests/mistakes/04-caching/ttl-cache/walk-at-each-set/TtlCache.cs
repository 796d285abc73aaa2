// Refused by: A_set_does_not_walk_through_all_entries
// Everything expired is gone after each set, as wished. Each set looks at every entry for it.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
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
            return found && time.GetElapsedTime(_start) < entry.Expires;
        }
    }

    public void Set(TKey key, TValue value, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            foreach (var (old, entry) in _entries)
            {
                if (entry.Expires <= now)
                {
                    _entries.Remove(old);
                }
            }

            _entries[key] = (value, expires);
        }
    }
}
