using System.Collections.Concurrent;

namespace Workbook.Time;

/// <summary>
/// Runs asynchronous code on a clock that jumps from timer to timer: an hour of it takes as long as its own work, and two runs
/// take the same steps in the same order.
/// </summary>
public static class VirtualTime
{
    /// <summary>
    /// Runs <paramref name="work"/> to its end on one thread, the caller's. Whenever nothing is left to run, the clock moves to
    /// the next timer.
    /// </summary>
    /// <remarks>
    /// Not promised for code that leaves the thread (<c>Task.Run</c>, <c>ConfigureAwait(false)</c>, <c>CancelAsync</c>, real sockets and files):
    /// the clock may then move while it still works.
    /// </remarks>
    /// <param name="work">Gets the clock; everything it awaits should wait on that clock.</param>
    /// <param name="limit">Real time to wait at most for something that no timer of the clock will bring. Default 10 seconds.</param>
    /// <exception cref="TimeoutException">The work waits for something outside the clock, and it did not come.</exception>
    public static T Run<T>(Func<ManualTimeProvider, Task<T>> work, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        var time = new ManualTimeProvider();
        using var pump = new Pump();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var task = work(time);
            // So that the pump wakes when the work ends on a foreign thread.
            _ = task.ContinueWith(_ => pump.Post(_ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                if (pump.RunOne(TimeSpan.Zero))
                    continue;
                if (time.UntilNextTimer is { } next)
                    time.Advance(next);
                else if (!pump.RunOne(limit ?? TimeSpan.FromSeconds(10)) && !task.IsCompleted)
                    throw new TimeoutException("The work waits for something that no timer of its clock will bring. Give the clock to every delay it makes.");
            }
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    /// <summary>As <see cref="Run{T}"/>, for work without a result.</summary>
    public static void Run(Func<ManualTimeProvider, Task> work, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        Run<bool>(async time => { await work(time); return true; }, limit);
    }

    private sealed class Pump : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Call, object? State)> _queue = [];

        public override void Post(SendOrPostCallback d, object? state)
        {
            try
            {
                _queue.Add((d, state));
            }
            catch (ObjectDisposedException)
            {
                // The work has ended; what it left behind has nobody to wait for it.
            }
        }

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;

        public bool RunOne(TimeSpan wait)
        {
            if (!_queue.TryTake(out var item, wait))
                return false;
            item.Call(item.State);
            return true;
        }

        public void Dispose() => _queue.Dispose();
    }
}
