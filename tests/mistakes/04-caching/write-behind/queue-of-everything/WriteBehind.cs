// Refused by: What_is_written_does_not_grow_with_how_often_a_key_is_set
// One call for all that waited, and in it every value that a key ever had.
namespace WriteBehindKata;

public sealed class WriteBehind : IAsyncDisposable
{
    private const int LastTries = 3;

    private readonly Lock _lock = new();
    private readonly Store _store;
    private readonly PeriodicTimer _timer;
    private readonly Task _flushing;
    private List<KeyValuePair<string, int>> _unwritten = [];
    private bool _isClosed;

    public WriteBehind(Store store, TimeSpan interval, TimeProvider time)
    {
        _store = store;
        _timer = new PeriodicTimer(interval, time);
        _flushing = FlushEachIntervalAsync();
    }

    public void Set(string key, int value)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _unwritten.Add(new(key, value));
        }
    }

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

        throw new UnwrittenException(_unwritten.GroupBy(row => row.Key).ToDictionary(rows => rows.Key, rows => rows.Last().Value), error!);
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
        List<KeyValuePair<string, int>> batch;
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
                _unwritten.InsertRange(0, batch);
            }

            return error;
        }
    }
}
