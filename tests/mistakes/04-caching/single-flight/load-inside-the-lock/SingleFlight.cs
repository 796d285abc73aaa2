// Refused by: A_load_that_is_slow_to_begin_holds_up_no_other_key
// Looking, loading and noting in one step: nobody comes between, and no other key gets through either.
namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task<TValue>> _flights = [];

    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<TValue>? flight;
        lock (_lock)
        {
            if (!_flights.TryGetValue(key, out flight) || flight.IsCompleted)
            {
                flight = load(key);
                _flights[key] = flight;
            }
        }

        try
        {
            return await flight.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                if (flight.IsCompleted && _flights.GetValueOrDefault(key) == flight)
                {
                    _flights.Remove(key);
                }
            }
        }
    }
}
