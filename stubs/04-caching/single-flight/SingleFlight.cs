namespace SingleFlightKata;

/// <summary>Loads values by key; callers who want the same key at the same time share one load. It keeps nothing: it is no cache. Safe to use from several threads.</summary>
/// <param name="load">Loads the value of a key.</param>
public sealed class SingleFlight<TKey, TValue>(Func<TKey, Task<TValue>> load)
    where TKey : notnull
{
    /// <summary>Gets the value of a key: from the load that is under way, or from a new one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait of this caller. The load goes on for the others.</param>
    /// <returns>What the load returned. Fails as the load failed.</returns>
    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        // TODO: each caller loads. Let those who ask while a load of their key is under way wait for that one.
        return await load(key).WaitAsync(cancellationToken);
    }
}
