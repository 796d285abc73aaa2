// Entries that know their neighbours, in a ring around a first one that holds nothing: no list type, one object an entry.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly Entry _ring = new();
    private readonly int _capacity;

    public LruCache(int capacity)
    {
        _capacity = capacity;
        _ring.Older = _ring.Newer = _ring;
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
            if (!_entries.TryGetValue(key, out var entry))
            {
                value = default;
                return false;
            }

            Unlink(entry);
            LinkAsNewest(entry);
            value = entry.Value;
            return true;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out var known))
            {
                Unlink(known);
            }
            else if (_entries.Count == _capacity)
            {
                var oldest = _ring.Newer;
                _entries.Remove(oldest.Key);
                Unlink(oldest);
            }

            var entry = new Entry { Key = key, Value = value };
            _entries.Add(key, entry);
            LinkAsNewest(entry);
        }
    }

    private static void Unlink(Entry entry)
    {
        entry.Older.Newer = entry.Newer;
        entry.Newer.Older = entry.Older;
    }

    private void LinkAsNewest(Entry entry)
    {
        (entry.Older, entry.Newer) = (_ring.Older, _ring);
        entry.Older.Newer = entry;
        _ring.Older = entry;
    }

    private sealed class Entry
    {
        public TKey Key { get; init; } = default!;

        public TValue Value { get; init; } = default!;

        public Entry Older { get; set; } = null!;

        public Entry Newer { get; set; } = null!;
    }
}
