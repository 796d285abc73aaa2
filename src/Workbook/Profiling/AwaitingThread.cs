using System.Collections.Concurrent;

namespace Workbook.Profiling;

/// <summary>Runs asynchronous work on the calling thread to its end, continuations too, and marks it for the profiler.</summary>
internal sealed class AwaitingThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Call, object? State)> _queue = [];

    public static void Run(Func<Task> work)
    {
        var (previous, context) = (Current, new AwaitingThread());
        SetSynchronizationContext(context);
        try
        {
            var task = Marker.Run(work);
            _ = task.ContinueWith(_ => context.Post(_ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                var (call, state) = Marker.Wait(context._queue.Take);
                Marker.Run(call, state);
            }
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;
}
