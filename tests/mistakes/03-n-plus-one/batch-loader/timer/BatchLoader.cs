// Refused by: Only_a_dispatch_sends_something
// Gather for 20 ms, then send. Every page waits that long, and who asks a moment later gets a statement of their own.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];
    private Task _sending = Task.CompletedTask;

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_asked.Count == 0)
            {
                _sending = SendSoonAsync();
            }

            if (!_asked.TryGetValue(key, out var answer))
            {
                _asked[key] = answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return answer.Task.WaitAsync(cancellationToken);
        }
    }

    public Task DispatchAsync()
    {
        lock (_lock)
        {
            return _sending;
        }
    }

    private async Task SendSoonAsync()
    {
        await Task.Delay(20);
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
