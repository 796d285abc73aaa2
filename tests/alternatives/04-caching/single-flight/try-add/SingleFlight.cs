// Whoever gets a promise into the dictionary loads; the others find it there.
using System.Collections.Concurrent;

namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TaskCompletionSource<TValue>> _flights = [];

    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var mine = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flight = _flights.GetOrAdd(key, mine);
        if (flight == mine)
        {
            _ = Task.Run(() => FlyAsync(key, mine), CancellationToken.None);
        }

        return await flight.Task.WaitAsync(cancellationToken);
    }

    private async Task FlyAsync(TKey key, TaskCompletionSource<TValue> flight)
    {
        Task<TValue> loading;
        try
        {
            loading = load(key);
            await loading;
        }
        catch (Exception error)
        {
            loading = Task.FromException<TValue>(error);
        }

        _flights.TryRemove(key, out _);
        flight.SetFromTask(loading);
    }
}
