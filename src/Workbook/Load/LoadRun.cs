using System.Net;

namespace Workbook.Load;

/// <summary>One run of either generator: sends requests, keeps what became of them, ends in time.</summary>
/// <remarks>Nothing here leaves the caller's synchronisation context, so that a run on virtual time takes the same steps every time.</remarks>
internal sealed class LoadRun : IDisposable
{
    private readonly LoadOptions _options;
    private readonly ConnectionPool _connections;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _deadline;
    private readonly List<RequestSample> _samples = [];
    private int _claimed;
    private int _inFlight;
    private int _errors;

    public LoadRun(LoadOptions options, TimeSpan duration, CancellationToken cancellationToken)
    {
        options.Check();
        _options = options;
        _connections = new ConnectionPool(options.Connections);
        _deadline = new CancellationTokenSource(duration + options.Grace, options.Time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, cancellationToken);
        Clock = new Clock(options.Time);
    }

    public Clock Clock { get; }

    public CancellationToken Stop => _stop.Token;

    public bool WasCutShort => Volatile.Read(ref _claimed) > _options.MostRequests;

    /// <summary>Runs the steps of one session, the first due at <paramref name="due"/>.</summary>
    public async Task SessionAsync(Scenario scenario, TimeSpan due, int number)
    {
        var random = new Random(unchecked(_options.Seed * 1_000_003 + number));
        foreach (var step in scenario.Steps)
        {
            if (Interlocked.Increment(ref _claimed) > _options.MostRequests)
                return;
            due += step.Think.Next(random);
            if (!await RequestAsync(scenario, step, due))
                return;
            due = Clock.Now;
        }
    }

    /// <summary>Runs <paramref name="work"/> with progress reports beside it, and makes the report.</summary>
    public async Task<LoadReport> ReportAsync(string kind, Task work, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource();
        var progress = ProgressAsync(end.Token);
        await work;
        end.Cancel();
        await progress;
        cancellationToken.ThrowIfCancellationRequested();
        lock (_samples)
            return new LoadReport(kind, [.. _samples], duration, _options, WasCutShort);
    }

    private async Task<bool> RequestAsync(Scenario scenario, LoadStep step, TimeSpan due)
    {
        TimeSpan free;
        try
        {
            await Clock.WaitUntilAsync(due, Stop);
            free = await _connections.TakeAsync(Stop);
            // At the end a request that is cut off hands its connection on.
            Stop.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            // Not due yet when the run ended: it was never owed.
            if (due < Clock.Now)
                Add(new RequestSample(scenario.Name, step.Name, due, null, Clock.Now, TimeSpan.Zero, "never sent"));
            return false;
        }
        var sent = Clock.Now;
        Interlocked.Increment(ref _inFlight);
        var error = await SendAsync(step);
        Interlocked.Decrement(ref _inFlight);
        var finished = Clock.Now;
        _connections.Release(finished);
        Add(new RequestSample(scenario.Name, step.Name, due, sent, finished, sent - (free > due ? free : due), error));
        return error is null;
    }

    private async Task<string?> SendAsync(LoadStep step)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        try
        {
            // Not every client heeds its token, so nobody waits longer than the limit for one that does not.
            await step.Send(limit.Token).WaitAsync(_options.RequestLimit, _options.Time, Stop);
            return null;
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            return "cut off at the end";
        }
        catch (Exception error)
        {
            return error switch
            {
                TimeoutException => "timeout",
                HttpRequestException { StatusCode: HttpStatusCode status } => $"HTTP {(int)status}",
                _ => error.GetType().Name,
            };
        }
        finally
        {
            // Not CancelAsync: it goes through the thread pool, and virtual time would move meanwhile.
            limit.Cancel();
        }
    }

    private void Add(RequestSample sample)
    {
        lock (_samples)
            _samples.Add(sample);
        if (sample.Error is not null)
            Interlocked.Increment(ref _errors);
    }

    private async Task ProgressAsync(CancellationToken end)
    {
        if (_options.OnProgress is not { } report)
            return;
        using var timer = new PeriodicTimer(_options.ProgressEvery, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
                report(Now());
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            report(Now());
        }
        catch
        {
            _stop.Cancel();
            throw;
        }

        LoadProgress Now()
        {
            lock (_samples)
                return new LoadProgress(Clock.Now, _samples.Count, Volatile.Read(ref _errors), Volatile.Read(ref _inFlight));
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _deadline.Dispose();
    }
}
