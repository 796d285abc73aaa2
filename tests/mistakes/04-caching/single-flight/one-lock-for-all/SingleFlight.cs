// Refused by: Different_keys_do_not_wait_for_each_other, Loads_do_not_grow_with_the_number_of_callers
// One load at a time: the same loads as before, in a row, and every key waits for every other.
namespace SingleFlightKata;

public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await load(key).WaitAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
