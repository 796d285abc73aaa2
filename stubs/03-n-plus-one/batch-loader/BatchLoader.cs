namespace BatchLoaderKata;

/// <summary>Looks rows up by key, for callers who know nothing of each other and each ask for one. Safe to use from several threads.</summary>
/// <param name="fetch">Sends one statement for the keys it gets. Returns the rows that exist, each once and in any order; fails when the statement fails.</param>
/// <param name="keyOf">Returns the key of a row.</param>
public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    /// <summary>Asks for a row, which comes with the next dispatch.</summary>
    /// <param name="key">The key of the row.</param>
    /// <param name="cancellationToken">Ends the wait of this caller, and of no other.</param>
    /// <returns>The row; null where there is none. Fails when the statement that asked for it failed.</returns>
    public async Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        // TODO: this sends a statement for every call. Note the key and let DispatchAsync send the statement.
        var rows = await fetch([key]).WaitAsync(cancellationToken);
        return rows.FirstOrDefault(row => keyOf(row).Equals(key));
    }

    /// <summary>Sends what was asked since the last dispatch, at most 100 keys a statement.</summary>
    /// <returns>A task that ends when every answer is given. A failed statement is told to those who asked for its keys.</returns>
    public Task DispatchAsync() => Task.CompletedTask;
}
