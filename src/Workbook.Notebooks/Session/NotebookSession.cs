namespace Workbook.Notebooks;

/// <summary>
/// A child process that runs C# cells one after another; each sees what the ones before it declared. The child ends
/// with this object, with a cell that takes too long, with a cancelled run, and with the parent, however that ends.
/// </summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private const int MaxBetween = 1000;
    private readonly SessionOptions _options;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly ChildProcess _child;
    private readonly List<CellOutput> _between = [];
    private volatile Turn? _turn;
    private int _cells;

    private NotebookSession(SessionOptions options)
    {
        _options = options;
        _child = ChildProcess.Start(options, OnMessage);
    }

    /// <summary>False once the child process has ended; then every further cell fails.</summary>
    public bool IsAlive => !_child.Exited.IsCompleted;

    /// <summary>The operating system's id of the child process.</summary>
    public int ProcessId => _child.Id;

    /// <summary>Starts the child process and waits until it can run a cell.</summary>
    /// <exception cref="InvalidOperationException">The process did not start; the message says what it printed.</exception>
    public static async Task<NotebookSession> StartAsync(SessionOptions options, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(options.WorkingDirectory))
        {
            throw new InvalidOperationException($"The folder {options.WorkingDirectory} is not there, so no cell can run in it.");
        }

        var session = new NotebookSession(options);
        try
        {
            var first = await Task.WhenAny(session._ready.Task, session._child.Exited).WaitAsync(_startLimit, cancellationToken);
            return first == session._ready.Task
                ? session
                : throw new InvalidOperationException(
                    $"The process in which cells run ended at once (exit code {await session._child.Exited}): {session.Said()} Rebuild with `dotnet build src/Workbook.Cli`.");
        }
        catch
        {
            await session._child.KillAsync();
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a cell to its end, its time limit, or the end of the process. A failed cell is a result, not an exception.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="number">The cell's number in messages; by default the cells of a session are counted from 1.</param>
    /// <param name="onOutput">Called with each output as it comes, in order, on a thread of the pool. What it throws ends the run and is thrown here.</param>
    /// <param name="cancellationToken">Cancelling it ends the child process.</param>
    public async Task<CellResult> RunAsync(
        string code, int? number = null, Action<CellOutput>? onOutput = null, CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            _cells = number ?? _cells + 1;
            return await RunAsync(new Turn(_cells, onOutput), code, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Ends the child process and all it started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        _oneAtATime.Dispose();
    }

    private async Task<CellResult> RunAsync(Turn turn, string code, CancellationToken cancellationToken)
    {
        Begin(turn);
        try
        {
            await _child.SendAsync(new RunRequest(turn.Number, code));
            var first = await Task.WhenAny(turn.Done, _child.Exited).WaitAsync(_options.CellLimit, _options.Clock, cancellationToken);
            if (first == turn.Done || turn.Done.IsCompleted)
            {
                return turn.Result(await turn.Done);
            }

            turn.Add(EndReport.Died(turn, await _child.Exited));
        }
        catch (TimeoutException)
        {
            await _child.KillAsync();
            turn.Add(EndReport.TooLong(turn.Number, _options.CellLimit));
        }
        catch
        {
            // Cancelled, or whoever listens to the outputs threw. The cell may still be running.
            await _child.KillAsync();
            throw;
        }
        finally
        {
            End();
        }

        return turn.Result();
    }

    private void Begin(Turn turn)
    {
        lock (_lock)
        {
            // A task that an earlier cell left running may have written since.
            _between.ForEach(turn.Add);
            _between.Clear();
            _turn = turn;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _turn = null;
        }
    }

    private void OnMessage(KernelMessage message)
    {
        if (message.Ready)
        {
            _ready.TrySetResult();
        }
        else if (message.DoneMilliseconds is { } milliseconds)
        {
            _turn?.Finish(milliseconds);
        }
        else if (message.Output is { } output)
        {
            TurnOrKeep(output)?.Add(output);
        }
    }

    private Turn? TurnOrKeep(CellOutput output)
    {
        lock (_lock)
        {
            if (_turn is null && _between.Count < MaxBetween)
            {
                _between.Add(output);
            }

            return _turn;
        }
    }

    private string Said()
    {
        lock (_lock)
        {
            return string.Concat(_between.OfType<StreamOutput>().Select(s => s.Text)).Trim();
        }
    }
}
