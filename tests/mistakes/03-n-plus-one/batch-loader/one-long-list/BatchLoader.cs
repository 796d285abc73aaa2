// Refused by: A_statement_asks_for_at_most_100_keys
// One statement, however many keys: it works until a page is long enough to reach the database's limit.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_asked.TryGetValue(key, out var answer))
            {
                _asked[key] = answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return answer.Task.WaitAsync(cancellationToken);
        }
    }

    public async Task DispatchAsync()
    {
        Dictionary<TKey, TaskCompletionSource<TValue?>> batch;
        lock (_lock)
        {
            (batch, _asked) = (_asked, []);
        }

        if (batch.Count > 0)
        {
            try
            {
                var rows = (await fetch([.. batch.Select(entry => entry.Key)])).ToDictionary(keyOf);
                foreach (var (key, answer) in batch)
                {
                    answer.SetResult(rows.GetValueOrDefault(key));
                }
            }
            catch (Exception error)
            {
                foreach (var (_, answer) in batch)
                {
                    answer.TrySetException(error);
                }
            }
        }
    }
}
