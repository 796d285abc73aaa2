// The stamps of last use in a sorted dictionary, so that the oldest is found without a walk: a few steps more, no node in hand.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, long LastUse)> _entries = [];
    private readonly SortedDictionary<long, TKey> _byLastUse = [];
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
                Use(key, entry.Value, entry.LastUse);
            }

            return found;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                Use(key, value, entry.LastUse);
                return;
            }

            if (_entries.Count == capacity)
            {
                var (oldest, oldestKey) = _byLastUse.First();
                _byLastUse.Remove(oldest);
                _entries.Remove(oldestKey);
            }

            Use(key, value, lastUse: 0);
        }
    }

    private void Use(TKey key, TValue value, long lastUse)
    {
        _byLastUse.Remove(lastUse);
        _entries[key] = (value, ++_uses);
        _byLastUse.Add(_uses, key);
    }
}
