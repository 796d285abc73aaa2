// A set walks through all entries, but at most once a minute: what MemoryCache does. A minute of what is over stays in memory.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _nextWalk = TimeSpan.FromMinutes(1);

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
            _entries[key] = (value, expires);
            if (now >= _nextWalk)
            {
                _nextWalk = now + TimeSpan.FromMinutes(1);
                foreach (var (old, entry) in _entries)
                {
                    if (entry.Expires <= now)
                    {
                        _entries.Remove(old);
                    }
                }
            }
        }
    }
}
