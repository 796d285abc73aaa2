namespace Workbook.Load;

/// <summary>Time since the start of a run, and waiting for an instant of it exactly: <c>Task.Delay</c> cuts off parts of a millisecond.</summary>
internal sealed class Clock(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();

    public TimeSpan Now => time.GetElapsedTime(_origin);

    public async Task WaitUntilAsync(TimeSpan at, CancellationToken stop)
    {
        for (var left = at - Now; left > TimeSpan.Zero; left = at - Now)
        {
            // The system's timers know whole milliseconds and cut off the rest: a request must not leave early, nor a core spin until it is due.
            if (ReferenceEquals(time, TimeProvider.System))
                left = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
            var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var timer = time.CreateTimer(_ => due.TrySetResult(), null, left, Timeout.InfiniteTimeSpan);
            await using var registration = stop.Register(() => due.TrySetCanceled(stop));
            await due.Task;
        }
    }
}
