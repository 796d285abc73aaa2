namespace Workbook.Tests.Notebooks;

/// <summary>A clock on which a limit passes when the test says so.</summary>
internal sealed class LimitClock : TimeProvider
{
    private readonly TaskCompletionSource<Action> _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The time that was asked for.</summary>
    public TimeSpan Limit { get; private set; }

    /// <summary>Lets the limit pass, at once or as soon as somebody waits for it.</summary>
    public void PassLimit() => _timer.Task.ContinueWith(t => t.Result(), TaskScheduler.Default);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Limit = dueTime;
        _timer.TrySetResult(() => callback(state));
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
