using Workbook.Rendering;

namespace Workbook.Redis;

/// <summary>
/// Holds every command of one name before it reaches the server, so that a test decides in which order the commands of
/// several clients arrive. What its connection sends after a held command waits behind it.
/// </summary>
/// <remarks>Made by <see cref="RedisTap.Hold"/>. Disposing it lets all pass, now and later.</remarks>
public sealed class RedisGate : IDisposable
{
    private readonly RedisTap _tap;
    private readonly Lock _lock = new();
    private readonly LinkedList<Visitor> _waiting = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private bool _isOpen;

    internal RedisGate(RedisTap tap, string command) => (_tap, Command) = (tap, command);

    private sealed record Visitor(Task Answered, TaskCompletionSource Pass);

    /// <summary>The name of the commands that are held, in capitals.</summary>
    public string Command { get; }

    /// <summary>How many commands wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Waits until so many commands wait at the gate. Those let through no longer count.</summary>
    /// <param name="count">From 1.</param>
    /// <param name="limit">Default: <see cref="Limits.Usual"/>.</param>
    /// <exception cref="TimeoutException">Fewer were waiting when the limit had passed.</exception>
    public async Task WaitingAsync(int count, TimeSpan? limit = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _watchers.Add((count, reached));
            TellWatchers();
        }

        try
        {
            await reached.Task.WaitAsync(limit ?? Limits.Usual).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited {Show.Duration(limit ?? Limits.Usual)} for {count} {Command} at the gate; there are {Waiting}.");
        }
    }

    /// <summary>Lets through the command that has waited longest, and waits until its reply has been handed to its client.</summary>
    /// <param name="limit">Default: <see cref="Limits.Usual"/>.</param>
    /// <exception cref="InvalidOperationException">None is waiting.</exception>
    /// <exception cref="TimeoutException">It was not answered within the limit.</exception>
    /// <exception cref="IOException">Its connection ended first.</exception>
    public async Task ReleaseAsync(TimeSpan? limit = null)
    {
        Visitor visitor;
        lock (_lock)
        {
            visitor = _waiting.First?.Value ?? throw new InvalidOperationException($"No {Command} is waiting at the gate; await WaitingAsync first.");
            _waiting.RemoveFirst();
        }

        visitor.Pass.TrySetResult();
        await visitor.Answered.WithLimit(limit, $"The reply to {Command}").ConfigureAwait(false);
    }

    /// <summary>Lets all commands through, those that wait in the order in which they came, and holds no more.</summary>
    public void Dispose()
    {
        _tap.Remove(this);
        lock (_lock)
        {
            _isOpen = true;
            foreach (var visitor in _waiting)
            {
                visitor.Pass.TrySetResult();
            }

            _waiting.Clear();
        }
    }

    /// <summary>Waits for its turn.</summary>
    internal async Task PassAsync(TapCommand command, CancellationToken token)
    {
        var visitor = new Visitor(command.WatchAnswer(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (!_isOpen)
            {
                _waiting.AddLast(visitor);
            }
            else
            {
                visitor.Pass.TrySetResult();
            }

            TellWatchers();
        }

        try
        {
            await visitor.Pass.Task.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                _waiting.Remove(visitor);
            }

            throw;
        }
    }

    private void TellWatchers() => _watchers.RemoveAll(watcher => watcher.Count <= _waiting.Count && watcher.Reached.TrySetResult());
}
