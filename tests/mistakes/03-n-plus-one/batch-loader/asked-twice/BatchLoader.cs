// Refused by: A_key_asked_twice_is_sent_once
// A list of callers is cut into statements as it is: a page of 1,000 orders by 10 customers sends 1,000 keys.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private List<(TKey Key, TaskCompletionSource<TValue?> Answer)> _asked = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var answer = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _asked.Add((key, answer));
        }

        return answer.Task.WaitAsync(cancellationToken);
    }

    public async Task DispatchAsync()
    {
        List<(TKey Key, TaskCompletionSource<TValue?> Answer)> asked;
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
