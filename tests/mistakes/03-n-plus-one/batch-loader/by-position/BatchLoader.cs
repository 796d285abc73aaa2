// Refused by: Each_caller_gets_the_row_of_its_own_key
// The first row goes to who asked first. A database promises no order, and skips what it does not have.
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
        Dictionary<TKey, TaskCompletionSource<TValue?>> asked;
        lock (_lock)
        {
            (asked, _asked) = (_asked, []);
        }

        foreach (var batch in asked.Chunk(100))
        {
            try
            {
                var rows = await fetch([.. batch.Select(entry => entry.Key)]);
                for (var i = 0; i < batch.Length; i++)
                {
                    batch[i].Value.SetResult(rows.ElementAtOrDefault(i));
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
