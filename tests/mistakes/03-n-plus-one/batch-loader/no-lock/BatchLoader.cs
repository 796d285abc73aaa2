// Refused by: Two_callers_at_the_same_moment_both_get_their_row
// No lock: right as long as all callers take turns, as they do in every small trial.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        if (!_asked.TryGetValue(key, out var answer))
        {
            answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _asked.Add(key, answer);
        }

        return answer.Task.WaitAsync(cancellationToken);
    }

    public async Task DispatchAsync()
    {
        var asked = _asked;
        _asked = [];
        foreach (var batch in asked.Chunk(100))
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
            foreach (var (_, answer) in batch)
            {
                answer.TrySetException(error);
            }
        }
    }
}
