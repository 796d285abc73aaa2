namespace Workbook.Load;

/// <summary>Connections that requests take turns on, first come, first served, and when each became free.</summary>
internal sealed class ConnectionPool(int size)
{
    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _freeSince = new(Enumerable.Repeat(TimeSpan.Zero, size));
    private readonly LinkedList<TaskCompletionSource<TimeSpan>> _waiting = new();

    /// <returns>Since when the connection was free: what passes from then until the request leaves is the generator's own delay.</returns>
    public async Task<TimeSpan> TakeAsync(CancellationToken stop)
    {
        LinkedListNode<TaskCompletionSource<TimeSpan>> place;
        lock (_lock)
        {
            if (_freeSince.TryDequeue(out var since))
                return since;
            place = _waiting.AddLast(new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        using var registration = stop.Register(() =>
        {
            lock (_lock)
            {
                if (place.List is not null)
                    _waiting.Remove(place);
                place.Value.TrySetCanceled(stop);
            }
        });
        return await place.Value.Task;
    }

    public void Release(TimeSpan now)
    {
        lock (_lock)
        {
            while (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                if (first.Value.TrySetResult(now))
                    return;
            }
            _freeSince.Enqueue(now);
        }
    }
}
