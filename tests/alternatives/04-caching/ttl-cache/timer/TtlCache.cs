// A timer looks once a minute, whether or not anybody uses the cache.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly long _start;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public TtlCache(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => RemoveExpired(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

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
            return found && _time.GetElapsedTime(_start) < entry.Expires;
        }
    }

    public void Set(TKey key, TValue value, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_start);
            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            _entries[key] = (value, expires);
        }
    }

    private void RemoveExpired()
    {
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_start);
            foreach (var key in _entries.Where(entry => entry.Value.Expires <= now).Select(entry => entry.Key).ToList())
            {
                _entries.Remove(key);
            }
        }
    }
}
