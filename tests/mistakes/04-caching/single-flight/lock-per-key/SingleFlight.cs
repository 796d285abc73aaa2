// Refused by: Loads_do_not_grow_with_the_number_of_callers, Keys_leave_nothing_behind
// A lock for each key is half of a known remedy. The other half is a cache to look into again; without it, all load in turn. And the locks stay.
using System.Collections.Concurrent;

namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, SemaphoreSlim> _locks = [];

    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var oneAtATime = _locks.GetOrAdd(key, _ => new SemaphoreSlim(1));
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await load(key).WaitAsync(cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
