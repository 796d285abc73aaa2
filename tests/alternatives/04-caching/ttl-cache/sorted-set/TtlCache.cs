// One note for each entry, in a sorted set: the old one is removed when an entry is set again, so none is ever outdated.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly long _start = time.GetTimestamp();
    private readonly SortedSet<(TimeSpan Expires, long Number, TKey Key)> _notes = new(
        Comparer<(TimeSpan Expires, long Number, TKey)>.Create((a, b) => (a.Expires, a.Number).CompareTo((b.Expires, b.Number))));
    private readonly Dictionary<TKey, long> _numbers = [];
    private long _sets;

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
            while (_notes.Count > 0 && _notes.Min is var due && due.Expires <= now)
            {
                _notes.Remove(due);
                _numbers.Remove(due.Key);
                _entries.Remove(due.Key);
            }

            if (_numbers.Remove(key, out var number))
            {
                _notes.Remove((_entries[key].Expires, number, key));
            }

            _entries[key] = (value, expires);
            _numbers.Add(key, ++_sets);
            _notes.Add((expires, _sets, key));
        }
    }
}
