// Refused by: A_dispatch_sends_only_what_was_asked_since_the_last
// Nothing is taken out after a dispatch, so each one sends again all that was ever asked.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, List<TaskCompletionSource<TValue?>>> _asked = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var answer = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_asked.TryGetValue(key, out var callers))
            {
                _asked[key] = callers = [];
            }

            callers.Add(answer);
        }

        return answer.Task.WaitAsync(cancellationToken);
    }

    public async Task DispatchAsync()
    {
        List<(TKey Key, List<TaskCompletionSource<TValue?>> Callers)> asked;
        lock (_lock)
        {
            asked = [.. _asked.Select(entry => (entry.Key, entry.Value.ToList()))];
        }

        foreach (var batch in asked.Chunk(100))
        {
            try
            {
                var rows = (await fetch([.. batch.Select(entry => entry.Key)])).ToDictionary(keyOf);
                foreach (var (key, callers) in batch)
                {
                    callers.ForEach(answer => answer.TrySetResult(rows.GetValueOrDefault(key)));
                }
            }
            catch (Exception error)
            {
                foreach (var (_, callers) in batch)
                {
                    callers.ForEach(answer => answer.TrySetException(error));
                }
            }
        }
    }
}
