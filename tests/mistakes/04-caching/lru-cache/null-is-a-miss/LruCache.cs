// Refused by: Null_is_a_value_like_others
// "Null means that there is nothing": right for the value, wrong for the cache, which then asks again each time.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];

    // From the longest unused to the last used.
    private readonly LinkedList<(TKey Key, TValue Value)> _order = [];

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
            if (!_nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            value = node.Value.Value;
            MoveToEnd_NeedsLock(node);
            return value is not null;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                node.Value = (key, value);
                MoveToEnd_NeedsLock(node);
            }
            else if (_nodes.Count < capacity)
            {
                _nodes.Add(key, _order.AddLast((key, value)));
            }
            else
            {
                // The node of the entry that goes serves the one that comes: a full cache allocates nothing.
                node = _order.First!;
                _nodes.Remove(node.Value.Key);
                node.Value = (key, value);
                _nodes.Add(key, node);
                MoveToEnd_NeedsLock(node);
            }
        }
    }

    private void MoveToEnd_NeedsLock(LinkedListNode<(TKey Key, TValue Value)> node)
    {
        if (node != _order.Last)
        {
            _order.Remove(node);
            _order.AddLast(node);
        }
    }
}
