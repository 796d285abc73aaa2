// Refused by: An_error_reaches_those_who_asked_for_the_keys_of_that_statement
// The exception leaves through DispatchAsync, where nobody waits for a row. Those who do wait for ever.
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
            var rows = (await fetch([.. batch.Select(entry => entry.Key)])).ToDictionary(keyOf);
            foreach (var (key, answer) in batch)
            {
                answer.SetResult(rows.GetValueOrDefault(key));
            }
        }
    }
}
