// Refused by: Cancelling_one_caller_leaves_the_others
// The callers of a key share one answer, so cancelling the answer cancels all of them.
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

            cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
            return answer.Task;
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
                var rows = (await fetch([.. batch.Select(entry => entry.Key)])).ToDictionary(keyOf);
                foreach (var (key, answer) in batch)
                {
                    answer.TrySetResult(rows.GetValueOrDefault(key));
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
