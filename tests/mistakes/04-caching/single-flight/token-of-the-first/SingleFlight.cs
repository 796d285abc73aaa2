// Refused by: Who_cancels_ends_only_the_own_wait
// The first caller's token ends the load. The others did not cancel anything.
namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue>> _flights = [];

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
            _ = FlyAsync(key, flight!, cancellationToken);
        }

        return flight!.Task.WaitAsync(cancellationToken);
    }

    private async Task FlyAsync(TKey key, TaskCompletionSource<TValue> flight, CancellationToken cancellationToken)
    {
        try
        {
            var value = await load(key).WaitAsync(cancellationToken).ConfigureAwait(false);
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
