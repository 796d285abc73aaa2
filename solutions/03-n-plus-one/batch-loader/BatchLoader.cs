namespace BatchLoaderKata;

/// <summary>Looks rows up by key, for callers who know nothing of each other and each ask for one. Safe to use from several threads.</summary>
/// <param name="fetch">Sends one statement for the keys it gets. Returns the rows that exist, each once and in any order; fails when the statement fails.</param>
/// <param name="keyOf">Returns the key of a row.</param>
public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private const int MaxKeys = 100;
    private readonly Lock _lock = new();
    private Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];

    /// <summary>Asks for a row, which comes with the next dispatch.</summary>
    /// <param name="key">The key of the row.</param>
    /// <param name="cancellationToken">Ends the wait of this caller, and of no other.</param>
    /// <returns>The row; null where there is none. Fails when the statement that asked for it failed.</returns>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_asked.TryGetValue(key, out var answer))
            {
                // What callers do with their row must not run inside DispatchAsync.
                answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _asked.Add(key, answer);
            }

            return answer.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Sends what was asked since the last dispatch, at most 100 keys a statement.</summary>
    /// <returns>A task that ends when every answer is given. A failed statement is told to those who asked for its keys.</returns>
    public async Task DispatchAsync()
    {
        Dictionary<TKey, TaskCompletionSource<TValue?>> asked;
        lock (_lock)
        {
            (asked, _asked) = (_asked, []);
        }

        foreach (var batch in asked.Chunk(MaxKeys))
        {
            await SendAsync(batch);
        }
    }

    private async Task SendAsync(KeyValuePair<TKey, TaskCompletionSource<TValue?>>[] batch)
    {
        try
        {
            var rows = (await fetch([.. batch.Select(asked => asked.Key)])).ToDictionary(keyOf);
            foreach (var (key, answer) in batch)
            {
                answer.SetResult(rows.GetValueOrDefault(key));
            }
        }
        catch (Exception error)
        {
            // Whatever went wrong, nobody may wait for ever.
            foreach (var (_, answer) in batch)
            {
                answer.TrySetException(error);
            }
        }
    }
}
