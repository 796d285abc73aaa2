// Refused by: Cancelling_one_caller_leaves_the_others
// Who cancels before the dispatch takes the key back, and with it the answer of all others who asked for it.
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
                answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _asked.Add(key, answer);
            }

            cancellationToken.Register(() => Forget(key));
            return answer.Task.WaitAsync(cancellationToken);
        }
    }

    public async Task DispatchAsync()
    {
        Dictionary<TKey, TaskCompletionSource<TValue?>> asked;
        lock (_lock)
        {
            (asked, _asked) = (_asked, []);
        }

        foreach (var batch in asked.Chunk(100))
        {
            await SendAsync(batch);
        }
    }

    private void Forget(TKey key)
    {
        lock (_lock)
        {
            _asked.Remove(key);
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
            foreach (var (_, answer) in batch)
            {
                answer.TrySetException(error);
            }
        }
    }
}
