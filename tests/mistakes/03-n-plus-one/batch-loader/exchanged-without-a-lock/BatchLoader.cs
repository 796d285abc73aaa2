// Refused by: Who_asks_while_a_dispatch_begins_is_answered_by_it_or_by_the_next
// A concurrent dictionary and an atomic exchange, each safe by itself: who looked the dictionary up before the exchange adds to one that was already sent.
using System.Collections.Concurrent;

namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private ConcurrentDictionary<TKey, TaskCompletionSource<TValue?>> _asked = new();

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default) => _asked
        .GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously))
        .Task.WaitAsync(cancellationToken);

    public async Task DispatchAsync()
    {
        var asked = Interlocked.Exchange(ref _asked, new());
        foreach (var batch in asked.ToArray().Chunk(100))
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
