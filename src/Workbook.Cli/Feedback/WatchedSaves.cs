using System.Diagnostics;
using System.Threading.Channels;
using Workbook.Cli.Output;
using Workbook.Cli.Watching;
using Workbook.Katas;

namespace Workbook.Cli.Feedback;

/// <summary>A session of watch on a scratch kata, all of it but the terminal, whose time from save to screen is taken.</summary>
internal sealed class WatchedSaves : IAsyncDisposable
{
    private readonly Channel<long> _results = Channel.CreateUnbounded<long>();
    private readonly CancellationTokenSource _stop = new();
    private readonly ScratchKata _kata;
    private readonly TimedView _view;
    private readonly WatchSession _session;
    private readonly Task _running;
    private int _seen;

    public WatchedSaves(Repository repository, Screen screen, ScratchKata kata)
    {
        _kata = kata;
        var scratch = new Repository(kata.Root, repository.Artifacts);
        _view = new TimedView(new LiveView(screen, TextWriter.Null, () => (100, 40)), Written);
        _session = new(scratch, new KataEngine(kata.Root, new() { EngineFolder = repository.Engine }), [kata.Kata], kata.Kata, _view);
        _running = _session.RunAsync(_stop.Token);
    }

    /// <summary>Waits for the result of the run that the session begins with.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) => await NextAsync(cancellationToken);

    /// <summary>Saves, and returns how long it took until the result was written to the terminal.</summary>
    public async Task<TimeSpan> SaveAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        _kata.Save();
        return Stopwatch.GetElapsedTime(start, await NextAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }

        await _session.DisposeAsync();
        _view.Dispose();
        _stop.Dispose();
    }

    // On the session's own turn: other pages than results are not counted.
    private void Written()
    {
        if (_session.Shown > _seen)
        {
            _seen = _session.Shown;
            _results.Writer.TryWrite(Stopwatch.GetTimestamp());
        }
    }

    private async Task<long> NextAsync(CancellationToken cancellationToken)
    {
        var next = _results.Reader.ReadAsync(cancellationToken).AsTask();
        if (await Task.WhenAny(next, _running) == _running)
        {
            await _running;
        }

        return await next;
    }
}
