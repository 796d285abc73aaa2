// Refused by: Two_threads_that_come_at_the_same_moment_share_a_load
// "ConcurrentDictionary is safe": it keeps one task for a key, and may have called the function for several.
using System.Collections.Concurrent;

namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Task<TValue>> _flights = [];

    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var flight = _flights.GetOrAdd(key, load);
        try
        {
            return await flight.WaitAsync(cancellationToken);
        }
        finally
        {
            if (flight.IsCompleted)
            {
                _flights.TryRemove(KeyValuePair.Create(key, flight));
            }
        }
    }
}
