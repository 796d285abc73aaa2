namespace SingleFlightKata;

/// <summary>Loads values by key; callers who want the same key at the same time share one load. It keeps nothing: it is no cache. Safe to use from several threads.</summary>
/// <param name="load">Loads the value of a key.</param>
public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue>> _flights = [];

    /// <summary>Gets the value of a key: from the load that is under way, or from a new one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait of this caller. The load goes on for the others.</param>
    /// <returns>What the load returned. Fails as the load failed.</returns>
    public Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<TValue>? flight;
        bool isFirst;
        lock (_lock)
        {
            isFirst = !_flights.TryGetValue(key, out flight);
            if (isFirst)
            {
                // What callers do with the value must not run inside the load of another.
                flight = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _flights.Add(key, flight);
            }
        }

        if (isFirst)
        {
            // Outside the lock: what a load does before its first await is not known. It never fails, the flight does.
            _ = FlyAsync(key, flight!);
        }

        return flight!.Task.WaitAsync(cancellationToken);
    }

    private async Task FlyAsync(TKey key, TaskCompletionSource<TValue> flight)
    {
        try
        {
            var value = await load(key).ConfigureAwait(false);
            Remove(key);
            flight.SetResult(value);
        }
        catch (Exception error)
        {
            Remove(key);
            flight.SetException(error);
        }
    }

    // Before the flight is completed: who asks after the answer gets a later one.
    private void Remove(TKey key)
    {
        lock (_lock)
        {
            _flights.Remove(key);
        }
    }
}
