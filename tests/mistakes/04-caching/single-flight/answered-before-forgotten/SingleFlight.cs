// Refused by: A_load_is_forgotten_before_its_callers_are_answered
// Answers first and forgets then. Who comes between the two gets an answer from before they asked.
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
            _ = FlyAsync(key, flight!);
        }

        return flight!.Task.WaitAsync(cancellationToken);
    }

    private async Task FlyAsync(TKey key, TaskCompletionSource<TValue> flight)
    {
        try
        {
            var value = await load(key).ConfigureAwait(false);
            flight.SetResult(value);
            Remove(key);
        }
        catch (Exception error)
        {
            flight.SetException(error);
            Remove(key);
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
