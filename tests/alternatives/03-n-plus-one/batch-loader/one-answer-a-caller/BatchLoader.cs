// Callers are noted as they come and grouped by key at the dispatch; the exception also leaves through DispatchAsync.
using System.Collections.Concurrent;

namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentQueue<(TKey Key, TaskCompletionSource<TValue?> Answer)> _asked = new();

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var answer = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        _asked.Enqueue((key, answer));
        return answer.Task;
    }

    public async Task DispatchAsync()
    {
        var asked = new List<(TKey Key, TaskCompletionSource<TValue?> Answer)>();
        while (_asked.TryDequeue(out var caller))
        {
            asked.Add(caller);
        }

        var errors = new List<Exception>();
        foreach (var batch in asked.ToLookup(caller => caller.Key, caller => caller.Answer).Chunk(100))
        {
            try
            {
                var rows = (await fetch([.. batch.Select(callers => callers.Key)])).ToDictionary(keyOf);
                Array.ForEach(batch, callers => callers.ToList().ForEach(answer => answer.TrySetResult(rows.GetValueOrDefault(callers.Key))));
            }
            catch (Exception error)
            {
                errors.Add(error);
                Array.ForEach(batch, callers => callers.ToList().ForEach(answer => answer.TrySetException(error)));
            }
        }

        if (errors.Count > 0)
        {
            throw new AggregateException(errors);
        }
    }
}
