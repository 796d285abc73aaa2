// Refused by: A_later_load_sees_what_is_in_the_database_then
// The answers stay in the dictionary, so a key is asked once in the life of the process: a cache without a limit or an end.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _answers = [];
    private List<TKey> _asked = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue(key, out var answer) || answer.Task.IsFaulted)
            {
                _answers[key] = answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _asked.Add(key);
            }

            return answer.Task.WaitAsync(cancellationToken);
        }
    }

    public async Task DispatchAsync()
    {
        List<KeyValuePair<TKey, TaskCompletionSource<TValue?>>> asked;
        lock (_lock)
        {
            asked = [.. _asked.Select(key => KeyValuePair.Create(key, _answers[key]))];
            _asked = [];
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
