// Refused by: Only_expired_entries_are_let_go
// A linked list in the order of setting, which is the order of expiry only where all live equally long: one for an hour keeps all behind it.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value, TimeSpan Expires)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value, TimeSpan Expires)> _order = [];
    private readonly long _start = time.GetTimestamp();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _nodes.Count;
            }
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node) && time.GetElapsedTime(_start) < node.Value.Expires)
            {
                value = node.Value.Value;
                return true;
            }

            value = default;
            return false;
        }
    }

    public void Set(TKey key, TValue value, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            while (_order.First is { } first && first.Value.Expires <= now)
            {
                _order.Remove(first);
                _nodes.Remove(first.Value.Key);
            }

            if (_nodes.TryGetValue(key, out var old))
            {
                _order.Remove(old);
            }

            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            _nodes[key] = _order.AddLast((key, value, expires));
        }
    }
}
