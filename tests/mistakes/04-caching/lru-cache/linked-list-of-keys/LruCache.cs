// Refused by: A_use_costs_the_same_at_any_size
// "Linked lists remove in one step": with a node in hand. Remove(key) has to find the node first, and walks.
using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly LinkedList<TKey> _order = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _values.Count;
            }
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(key, out value))
            {
                return false;
            }

            _order.Remove(key);
            _order.AddLast(key);
            return true;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_values.ContainsKey(key))
            {
                _order.Remove(key);
            }
            else if (_values.Count == capacity)
            {
                _values.Remove(_order.First!.Value);
                _order.RemoveFirst();
            }

            _values[key] = value;
            _order.AddLast(key);
        }
    }
}
