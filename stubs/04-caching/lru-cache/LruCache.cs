using System.Diagnostics.CodeAnalysis;

namespace LruCacheKata;

/// <summary>A cache of limited size: when it is full, the entry that was not used for the longest time goes. Safe to use from several threads.</summary>
/// <param name="capacity">The most entries it holds, from 1.</param>
public sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly List<TKey> _order = [];

    /// <summary>Gets the number of entries held.</summary>
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

    /// <summary>Looks an entry up. Finding it is a use.</summary>
    /// <returns>Whether there is one, whatever its value.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(key, out value))
            {
                return false;
            }

            // TODO: the order is right, and keeping it means searching all entries. Make a use cost the same at any size.
            _order.Remove(key);
            _order.Add(key);
            return true;
        }
    }

    /// <summary>Adds an entry or replaces its value; either is a use. Adding to a full cache removes the entry that was not used for the longest time.</summary>
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
                _values.Remove(_order[0]);
                _order.RemoveAt(0);
            }

            _values[key] = value;
            _order.Add(key);
        }
    }
}
