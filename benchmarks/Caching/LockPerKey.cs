using System.Collections.Concurrent;

namespace Workbook.Benchmarks.Caching;

/// <summary>The usual other way to load once: a lock for each key, and a second look at what was loaded.</summary>
internal sealed class LockPerKey(Func<int, Task<int>> load)
{
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _locks = [];
    private readonly ConcurrentDictionary<int, int> _values = [];

    public async Task<int> GetAsync(int key)
    {
        if (_values.TryGetValue(key, out var value))
        {
            return value;
        }

        var oneAtATime = _locks.GetOrAdd(key, _ => new SemaphoreSlim(1));
        await oneAtATime.WaitAsync();
        try
        {
            return _values.TryGetValue(key, out value) ? value : _values[key] = await load(key);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Forget(int key)
    {
        _values.TryRemove(key, out _);
        _locks.TryRemove(key, out _);
    }
}
