// Refused by: The_flush_that_was_running_is_none_of_the_three
// The flush that was running and failed is taken for the first of the three last tries.
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
    private int _failed;

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
        var before = _failed;
        await _flushing;

        Exception? error = null;
        for (var i = _failed > before ? 1 : 0; i < LastTries; i++)
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

            _failed++;
            return error;
        }
    }
}
