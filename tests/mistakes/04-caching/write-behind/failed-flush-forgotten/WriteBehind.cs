// Refused by: What_could_not_be_written_is_written_with_the_next_flush
// The batch is taken out before it is written, and nobody puts it back.
namespace WriteBehindKata;

public sealed class WriteBehind : IAsyncDisposable
{
    private const int LastTries = 3;

    private readonly Lock _lock = new();
    private readonly Store _store;
    private readonly PeriodicTimer _timer;
    private readonly Task _flushing;
    private Dictionary<string, int> _unwritten = [];
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
            _unwritten[key] = value;
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
            return error;
        }
    }
}
