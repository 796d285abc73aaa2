// Refused by: Statements_do_not_grow_with_the_number_of_callers, Only_a_dispatch_sends_something
// "They must not all run at once": one after the other they are as many as before, and now each waits for all before it.
namespace BatchLoaderKata;

public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> fetch, Func<TValue, TKey> keyOf)
    where TKey : notnull
    where TValue : class
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var rows = await fetch([key]).WaitAsync(cancellationToken);
            return rows.FirstOrDefault(row => keyOf(row).Equals(key));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public Task DispatchAsync() => Task.CompletedTask;
}
