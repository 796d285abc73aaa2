// A Lazy for each load: whoever reads its Value first begins the load, the others wait for that beginning. The load removes its own Lazy before it ends.
using System.Collections.Concurrent;

namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TValue>>> _flights = [];

    public Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default) =>
        _flights.GetOrAdd(key, k => new Lazy<Task<TValue>>(() => FlyAsync(k))).Value.WaitAsync(cancellationToken);

    private async Task<TValue> FlyAsync(TKey key)
    {
        try
        {
            return await load(key);
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }
}
