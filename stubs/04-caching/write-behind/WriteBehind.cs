using System.Collections.Concurrent;

namespace WriteBehindKata;

/// <summary>Takes values at once and writes them to the store later, once each interval.</summary>
public sealed class WriteBehind : IAsyncDisposable
{
    private readonly ConcurrentQueue<KeyValuePair<string, int>> _queue = new();
    private readonly Store _store;
    private readonly ITimer _timer;

    /// <summary>Begins to write behind.</summary>
    /// <param name="store">Gets the values.</param>
    /// <param name="interval">The time between two flushes.</param>
    /// <param name="time">The clock.</param>
    public WriteBehind(Store store, TimeSpan interval, TimeProvider time)
    {
        _store = store;
        _timer = time.CreateTimer(_ => _ = FlushAsync(), null, interval, interval);
    }

    /// <summary>Takes a value for a key, and does not wait for the store. May be called from several threads.</summary>
    /// <exception cref="ObjectDisposedException">It is being disposed: this value would never be written.</exception>
    public void Set(string key, int value) => _queue.Enqueue(new(key, value));

    /// <summary>Writes what is left, and ends.</summary>
    /// <exception cref="UnwrittenException">The store failed three times in a row now; the exception holds what is not written.</exception>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    // TODO: as in most guides: a queue and a timer. See the README for what is asked.
    private async Task FlushAsync()
    {
        while (_queue.TryDequeue(out var row))
        {
            await _store.WriteAsync([row]);
        }
    }
}
