// One promise for a whole statement: each caller waits for its rows and picks its own. A batch that is full is closed at once.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private List<Batch> _batches = [];

    public async Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<Dictionary<TKey, TValue>> rows;
        lock (_lock)
        {
            var batch = _batches.Find(batch => batch.Keys.Contains(key) || batch.Keys.Count < 100);
            if (batch is null)
            {
                _batches.Add(batch = new Batch());
            }

            batch.Keys.Add(key);
            rows = batch.Rows.Task;
        }

        return (await rows.WaitAsync(cancellationToken)).GetValueOrDefault(key);
    }

    public Task DispatchAsync()
    {
        List<Batch> batches;
        lock (_lock)
        {
            (batches, _batches) = (_batches, []);
        }

        return Task.WhenAll(batches.Select(SendAsync));
    }

    private async Task SendAsync(Batch batch)
    {
        try
        {
            batch.Rows.SetResult((await fetch([.. batch.Keys])).ToDictionary(keyOf));
        }
        catch (Exception error)
        {
            batch.Rows.TrySetException(error);
        }
    }

    private sealed class Batch
    {
        public HashSet<TKey> Keys { get; } = [];

        public TaskCompletionSource<Dictionary<TKey, TValue>> Rows { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
