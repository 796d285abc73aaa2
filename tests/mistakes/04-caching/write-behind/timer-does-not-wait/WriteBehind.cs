// Refused by: A_slow_flush_is_not_overtaken_by_the_next, Nothing_is_lost_on_dispose
// A timer starts a flush each interval, whether or not the last one has ended. So does DisposeAsync.
namespace WriteBehindKata;

public sealed class WriteBehind : IAsyncDisposable
{
    private const int LastTries = 3;

    private readonly Lock _lock = new();
    private readonly Store _store;
    private readonly ITimer _timer;
    private Dictionary<string, int> _unwritten = [];
    private bool _isClosed;

    public WriteBehind(Store store, TimeSpan interval, TimeProvider time)
    {
        _store = store;
        _timer = time.CreateTimer(_ => _ = FlushAsync(), null, interval, interval);
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

        await _timer.DisposeAsync();

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
