// Refused by: Set_does_not_wait_for_a_store_that_is_slow_to_begin
// "It is asynchronous, so it returns at once", even under the lock. What the store does before its first await, Set waits for.
namespace WriteBehindKata;
public sealed class WriteBehind : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private Dictionary<string, int> _pending = [];
    private Task? _disposing;
    private readonly Store _store;
    private readonly ITimer _timer;
    public WriteBehind(Store store, TimeSpan interval, TimeProvider time)
    {
        _store = store;
        _timer = time.CreateTimer(_ => _ = FlushAsync(), null, interval, interval);
    }
    public void Set(string key, int value)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposing is not null, this);
            _pending[key] = value;
        }
    }
    public ValueTask DisposeAsync()
    {
        TaskCompletionSource done;
        lock (_lock)
        {
            if (_disposing is not null)
            {
                return new(_disposing);
            }

            done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _disposing = done.Task;
        }

        return new(EndAsync(done));
    }

    private async Task EndAsync(TaskCompletionSource done)
    {
        try
        {
            await _timer.DisposeAsync();
            await _writing.WaitAsync();
            for (var failures = 0; await WriteAsync() is { } error;)
            {
                if (++failures == 3)
                {
                    throw new UnwrittenException(_pending, error);
                }
            }

            done.SetResult();
        }
        catch (Exception e)
        {
            done.SetException(e);
        }

        await done.Task;
    }

    private async Task FlushAsync()
    {
        if (!_writing.Wait(0))
        {
            return;
        }

        try
        {
            await WriteAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<Exception?> WriteAsync()
    {
        Dictionary<string, int> batch;
        lock (_lock)
        {
            if (_pending.Count == 0)
            {
                return null;
            }

            (batch, _pending) = (_pending, []);
        }

        try
        {
            Task writing;
            lock (_lock)
            {
                writing = _store.WriteAsync(batch);
            }

            await writing;
            return null;
        }
        catch (Exception e)
        {
            lock (_lock)
            {
                foreach (var (key, value) in batch)
                {
                    _pending.TryAdd(key, value);
                }
            }

            return e;
        }
    }
}
