namespace Workbook.Katas;

/// <summary>Keeps one worker in use and starts its successor before it is needed; for one caller at a time.</summary>
internal sealed class WorkerPool(string engineFolder, KataEngineOptions options) : IAsyncDisposable
{
    private readonly List<Task> _leaving = [];
    private readonly List<int> _started = [];
    private WorkerProcess? _current;
    private WorkerProcess? _next;

    /// <summary>Gets the ids of all processes started so far.</summary>
    public IReadOnlyList<int> Started => _started;

    /// <summary>Makes sure that a worker is running or starting, without waiting for it.</summary>
    public void Prepare()
    {
        if (_current is { IsSpent: false })
        {
            return;
        }

        _next ??= Start();
    }

    /// <summary>Returns a worker that may still be warming up; what is sent to it waits.</summary>
    public WorkerProcess Take()
    {
        if (_current is { IsSpent: true })
        {
            Dismiss(_current);
            _current = null;
        }

        if (_current is null)
        {
            _current = _next ?? Start();
            _next = null;
        }

        return _current;
    }

    /// <summary>Decides, after a run, whether the worker is replaced.</summary>
    public void Review(WorkerProcess worker, long workingSetMegabytes)
    {
        worker.IsSpent |= worker.Runs >= options.RunsPerWorker || workingSetMegabytes > options.RecycleAboveMegabytes;
        if (worker.IsSpent || worker.Runs >= options.RunsPerWorker - 5)
        {
            _next ??= Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in new[] { _current, _next }.OfType<WorkerProcess>())
        {
            Dismiss(worker);
        }

        _current = _next = null;
        await Task.WhenAll(_leaving);
    }

    private WorkerProcess Start()
    {
        var worker = WorkerProcess.Start(engineFolder, options.MemoryLimitMegabytes);
        _started.Add(worker.Id);

        return worker;
    }

    private void Dismiss(WorkerProcess worker)
    {
        _leaving.RemoveAll(task => task.IsCompleted);
        _leaving.Add(worker.DisposeAsync().AsTask());
    }
}
