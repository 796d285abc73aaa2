using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>Runs the kata in one engine, the newest save last. For one caller at a time.</summary>
/// <param name="post">Told of each run's end with a <see cref="RunEnded"/>, on any thread.</param>
internal sealed class KataRuns(KataEngine engine, Action<WatchEvent> post) : IAsyncDisposable
{
    // Most runs end within it. Ending the worker instead would cost the next run a new one.
    private static readonly TimeSpan _grace = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? _cancel;
    private Task _running = Task.CompletedTask;
    private long _start;
    private bool _isStale;

    public bool IsRunning { get; private set; }

    /// <summary>How long the run under way has taken.</summary>
    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    /// <summary>Runs the kata. A run under way is superseded: it ends, now or by force, and the caller asks again at its end.</summary>
    /// <returns>False when another run has to end first.</returns>
    public bool TryStart(Kata kata)
    {
        if (IsRunning)
        {
            _isStale = true;
            _cancel!.CancelAfter(_grace);
            return false;
        }

        IsRunning = true;
        _isStale = false;
        _start = TimeProvider.System.GetTimestamp();
        var (before, spent) = (_running, _cancel);
        _cancel = new();
        _running = RunAsync(kata, before, spent, _cancel.Token);
        return true;
    }

    /// <summary>Takes note of the event that this posted.</summary>
    /// <returns>The event, without its result when it was superseded meanwhile.</returns>
    public RunEnded Ended(RunEnded ended)
    {
        IsRunning = false;
        return _isStale ? new(null, null) : ended;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cancel is not null)
        {
            await _cancel.CancelAsync();
        }

        await _running;
        _cancel?.Dispose();
        await engine.DisposeAsync();
    }

    private async Task RunAsync(Kata kata, Task before, CancellationTokenSource? spent, CancellationToken cancellationToken)
    {
        await before;
        spent?.Dispose();
        post(await ResultAsync(kata, cancellationToken));
        try
        {
            // After a test that ended its worker, the next one is ready when the learner saves.
            await engine.PrepareAsync(CancellationToken.None);
        }
        catch (KataEngineException)
        {
            // The next run says it.
        }
    }

    private async Task<RunEnded> ResultAsync(Kata kata, CancellationToken cancellationToken)
    {
        try
        {
            return new(await engine.RunAsync(kata, cancellation: cancellationToken), null);
        }
        catch (OperationCanceledException)
        {
            return new(null, null);
        }
#pragma warning disable CA1031 // Whatever it is, the learner is told and the session goes on.
        catch (Exception exception)
        {
            return new(null, exception.Message);
        }
#pragma warning restore CA1031
    }
}
