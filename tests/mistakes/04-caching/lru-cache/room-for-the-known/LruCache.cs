// Refused by: Replacing_a_value_is_a_use_and_removes_nothing
// Makes room before it looks whether the key is new, so replacing a value in a full cache throws out an innocent entry.
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
            return true;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_nodes.Count == capacity)
            {
                _nodes.Remove(_order.First!.Value.Key);
                _order.RemoveFirst();
            }

            if (_nodes.Remove(key, out var node))
            {
                _order.Remove(node);
            }

            _nodes[key] = _order.AddLast((key, value));
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
