// Refused by: Reading_again_and_again_takes_no_memory
// Each use goes into a queue, and what is outdated is skipped when room is needed. A cache that is only read never needs room.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, long LastUse)> _entries = [];
    private readonly Queue<(TKey Key, long Use)> _queue = [];
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
                _entries[key] = (entry.Value, ++_uses);
                _queue.Enqueue((key, _uses));
            }

            return found;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            while (_entries.Count == capacity && !_entries.ContainsKey(key))
            {
                var (oldest, use) = _queue.Dequeue();
                if (_entries.TryGetValue(oldest, out var entry) && entry.LastUse == use)
                {
                    _entries.Remove(oldest);
                }
            }

            _entries[key] = (value, ++_uses);
            _queue.Enqueue((key, _uses));
        }
    }
}
