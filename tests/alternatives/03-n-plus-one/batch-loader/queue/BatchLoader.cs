// Nothing is shared but a queue that is safe by itself; a dispatch takes out what is in it.
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
        _asked.Enqueue((key, answer));
        return answer.Task.WaitAsync(cancellationToken);
    }

    public Task DispatchAsync() => Task.WhenAll(Take().ToLookup(asked => asked.Key, asked => asked.Answer).Chunk(100).Select(SendAsync));

    private IEnumerable<(TKey Key, TaskCompletionSource<TValue?> Answer)> Take()
    {
        while (_asked.TryDequeue(out var asked))
        {
            yield return asked;
        }
    }

    private async Task SendAsync(IGrouping<TKey, TaskCompletionSource<TValue?>>[] batch)
    {
        Dictionary<TKey, TValue> rows;
        try
        {
            rows = (await fetch([.. batch.Select(asked => asked.Key)])).ToDictionary(keyOf);
        }
        catch (Exception error)
        {
            foreach (var answer in batch.SelectMany(asked => asked))
            {
                answer.SetException(error);
            }

            return;
        }

        foreach (var asked in batch)
        {
            foreach (var answer in asked)
            {
                answer.SetResult(rows.GetValueOrDefault(asked.Key));
            }
        }
    }
}
