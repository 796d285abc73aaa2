namespace WriteBehindKata;

/// <summary>Takes values at once and writes them to the store later, once each interval.</summary>
public sealed class WriteBehind : IAsyncDisposable
{
    private const int LastTries = 3;

    private readonly Lock _lock = new();
    private readonly Store _store;
    private readonly PeriodicTimer _timer;
    private readonly Task _flushing;
    private Dictionary<string, int> _unwritten = [];
    private bool _isClosed;

    /// <summary>Begins to write behind.</summary>
    /// <param name="store">Gets the values.</param>
    /// <param name="interval">The time between two flushes.</param>
    /// <param name="time">The clock.</param>
    public WriteBehind(Store store, TimeSpan interval, TimeProvider time)
    {
        _store = store;
        _timer = new PeriodicTimer(interval, time);
        _flushing = FlushEachIntervalAsync();
    }

    /// <summary>Takes a value for a key, and does not wait for the store. May be called from several threads.</summary>
    /// <exception cref="ObjectDisposedException">It is being disposed: this value would never be written.</exception>
    public void Set(string key, int value)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _unwritten[key] = value;
        }
    }

    /// <summary>Writes what is left, and ends.</summary>
    /// <exception cref="UnwrittenException">The store failed three times in a row now; the exception holds what is not written.</exception>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        // Ends the loop, after the flush that may be running.
        _timer.Dispose();
        await _flushing;

        Exception? error = null;
        for (var i = 0; i < LastTries; i++)
        {
            if ((error = await FlushAsync()) is null)
            {
                return;
            }
        }

        throw new UnwrittenException(_unwritten, error!);
    }

    private async Task FlushEachIntervalAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            await FlushAsync();
        }
    }

    // Never runs twice at the same time: the loop calls it, and after the loop DisposeAsync.
    private async Task<Exception?> FlushAsync()
    {
        Dictionary<string, int> batch;
        lock (_lock)
        {
            (batch, _unwritten) = (_unwritten, []);
        }

        try
        {
            if (batch.Count > 0)
            {
                await _store.WriteAsync(batch);
            }

            return null;
        }
        catch (Exception error)
        {
            lock (_lock)
            {
                foreach (var (key, value) in batch)
                {
                    // Whatever was set meanwhile is newer.
                    _unwritten.TryAdd(key, value);
                }
            }

            return error;
        }
    }
}
