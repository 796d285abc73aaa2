namespace Workbook.Time;

/// <summary>The instant a <see cref="ManualTimeProvider"/> stands at, and its armed timers in the order they fire.</summary>
internal sealed class TimerQueue
{
    private readonly Lock _lock = new();
    private readonly SortedSet<(long Due, long Order, ManualTimer Timer)> _armed =
        new(Comparer<(long Due, long Order, ManualTimer)>.Create((a, b) => (a.Due, a.Order).CompareTo((b.Due, b.Order))));
    private readonly Dictionary<ManualTimer, (long Due, long Order, ManualTimer Timer)> _entries = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private long _now;
    private long _order;

    public long Now => Interlocked.Read(ref _now);

    public int Count
    {
        get
        {
            lock (_lock)
                return _armed.Count;
        }
    }

    public TimeSpan? UntilNext
    {
        get
        {
            lock (_lock)
                return _armed.Count == 0 ? null : new TimeSpan(Math.Max(0, _armed.Min.Due - _now));
        }
    }

    public bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (timer.IsDisposed)
                return false;
            Disarm_NeedsLock(timer);
            timer.Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Add_NeedsLock(timer, _now + dueTime.Ticks);
            return true;
        }
    }

    public void Remove(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.IsDisposed = true;
            Disarm_NeedsLock(timer);
        }
    }

    /// <summary>
    /// The next timer due at or before <paramref name="target"/>, with now set to its instant; or null, with now at the target.
    /// A nested or concurrent advance may already be further: time never goes back.
    /// </summary>
    public ManualTimer? TakeDue(long target)
    {
        lock (_lock)
        {
            if (_armed.Count == 0 || _armed.Min.Due > target)
            {
                _now = Math.Max(_now, target);
                return null;
            }
            var (due, _, timer) = _armed.Min;
            _now = Math.Max(_now, due);
            Disarm_NeedsLock(timer);
            // Before the callback runs, so that the callback can still change or dispose it.
            if (timer.Period > 0)
                Add_NeedsLock(timer, due + timer.Period);
            return timer;
        }
    }

    public Task WhenCount(int count)
    {
        lock (_lock)
        {
            if (_armed.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task;
        }
    }

    private void Add_NeedsLock(ManualTimer timer, long due)
    {
        var entry = (due, _order++, timer);
        _armed.Add(entry);
        _entries.Add(timer, entry);
        foreach (var (_, reached) in _waiting.Where(w => w.Count <= _armed.Count))
            reached.TrySetResult();
        _waiting.RemoveAll(w => w.Count <= _armed.Count);
    }

    private void Disarm_NeedsLock(ManualTimer timer)
    {
        if (_entries.Remove(timer, out var entry))
            _armed.Remove(entry);
    }
}
