// A timer whose flushes wait for each other, and a dictionary from which a key goes only when its value was written.
using System.Collections.Concurrent;

namespace WriteBehindKata;

public sealed class WriteBehind : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> _unwritten = new();
    private readonly ReaderWriterLockSlim _open = new();
    private readonly SemaphoreSlim _flush = new(1);
    private readonly Store _store;
    private readonly ITimer _timer;
    private bool _isClosed;

    public WriteBehind(Store store, TimeSpan interval, TimeProvider time)
    {
        _store = store;
        _timer = time.CreateTimer(_ => _ = FlushAsync(), null, interval, interval);
    }

    public void Set(string key, int value)
    {
        _open.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _unwritten[key] = value;
        }
        finally
        {
            _open.ExitReadLock();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _open.EnterWriteLock();
        _isClosed = true;
        _open.ExitWriteLock();
        await _timer.DisposeAsync();
        for (var left = 3; ; left--)
        {
            if (await FlushAsync() is not { } error)
            {
                return;
            }

            if (left == 1)
            {
                throw new UnwrittenException(new Dictionary<string, int>(_unwritten), error);
            }
        }
    }

    private async Task<Exception?> FlushAsync()
    {
        await _flush.WaitAsync();
        try
        {
            var batch = _unwritten.ToArray();
            if (batch.Length > 0)
            {
                await _store.WriteAsync(batch);
            }

            // Only if it still has the value that was written.
            foreach (var row in batch)
            {
                _unwritten.TryRemove(row);
            }

            return null;
        }
        catch (StoreAwayException error)
        {
            return error;
        }
        finally
        {
            _flush.Release();
        }
    }
}
