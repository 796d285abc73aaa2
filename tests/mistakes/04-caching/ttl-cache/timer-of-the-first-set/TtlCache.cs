// Refused by: Setting_an_entry_again_begins_its_time_anew
// A timer for each set removes the key when it fires. The timer of the value before does so, too, and too early.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly long _start = time.GetTimestamp();
    private readonly List<ITimer> _timers = [];

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
            if (timeToLive < TimeSpan.FromDays(40))
            {
                _timers.Add(time.CreateTimer(_ => Remove(key), null, timeToLive, Timeout.InfiniteTimeSpan));
            }
        }
    }

    private void Remove(TKey key)
    {
        lock (_lock)
        {
            _entries.Remove(key);
        }
    }
}
