// Refused by: A_put_does_not_walk_through_all_entries
// A counter stamps each use, which makes reading cheap; finding the oldest stamp looks at every entry, and a full cache does that for each put.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, long LastUse)> _entries = [];
    private long _uses;

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
            if (found)
            {
                _entries[key] = (entry.Value, _uses++);
            }

            return found;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_entries.Count == capacity && !_entries.ContainsKey(key))
            {
                _entries.Remove(_entries.MinBy(entry => entry.Value.LastUse).Key);
            }

            _entries[key] = (value, _uses++);
        }
    }
}
