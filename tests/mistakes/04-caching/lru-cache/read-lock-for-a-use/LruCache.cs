// Refused by: Threads_may_read_at_the_same_time
// Readers share a lock, as they should where they change nothing. Here each moves an entry to the end.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];

    // From the longest unused to the last used.
    private readonly LinkedList<(TKey Key, TValue Value)> _order = [];

    public int Count
    {
        get
        {
            _lock.EnterReadLock();
            try
            {
                return _nodes.Count;
            }
            finally
            {
                _lock.ExitReadLock();
            }
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        _lock.EnterReadLock();
        try
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
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Put(TKey key, TValue value)
    {
        _lock.EnterWriteLock();
        try
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
        finally
        {
            _lock.ExitWriteLock();
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
