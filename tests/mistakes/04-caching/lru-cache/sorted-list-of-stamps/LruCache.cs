// Refused by: A_put_does_not_walk_through_all_entries
// Entries in a list, sorted by their last use: a binary search finds one in few steps, and RemoveAt moves all that are behind it.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly List<Entry> _order = [];
    private long _now;

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
            if (!_entries.TryGetValue(key, out var entry))
            {
                value = default;
                return false;
            }

            value = entry.Value;
            Use(entry);
            return true;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                entry.Value = value;
                Use(entry);
                return;
            }

            if (_entries.Count == capacity)
            {
                _entries.Remove(_order[0].Key);
                _order.RemoveAt(0);
            }

            entry = new Entry(key) { Value = value, Stamp = ++_now };
            _entries.Add(key, entry);
            _order.Add(entry);
        }
    }

    private void Use(Entry entry)
    {
        _order.RemoveAt(_order.BinarySearch(entry, Comparer<Entry>.Create((a, b) => a.Stamp.CompareTo(b.Stamp))));
        entry.Stamp = ++_now;
        _order.Add(entry);
    }

    private sealed class Entry(TKey key)
    {
        public TKey Key => key;

        public required TValue Value { get; set; }

        public required long Stamp { get; set; }
    }
}
