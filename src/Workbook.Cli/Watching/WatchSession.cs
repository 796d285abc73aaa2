using System.Threading.Channels;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>Follows the kata a learner is on: runs it at every save, and does what the keys ask.</summary>
internal sealed class WatchSession : IAsyncDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(500);

    private readonly Channel<WatchEvent> _events = Channel.CreateUnbounded<WatchEvent>(new() { SingleReader = true });
    private readonly Repository _repository;
    private readonly IWatchView _view;
    private readonly KataRuns _runs;
    private readonly WatchKeys _keys;
    private CountChanges _changes = new();
    private KataResult? _result;
    private Action<Screen>? _note;
    private Overlay? _overlay;
    private bool _isFromSave;

    /// <param name="katas">In the order in which to solve them.</param>
    /// <param name="first">One of them.</param>
    public WatchSession(Repository repository, KataEngine engine, IReadOnlyList<Kata> katas, Kata first, IWatchView view)
    {
        _repository = repository;
        _view = view;
        _runs = new(engine, Post);
        _keys = new(repository, this);
        Learner = new(repository, TimeProvider.System, Say);
        Progress = Learner.Progress;
        Katas = katas;
        Kata = first;
    }

    public IReadOnlyList<Kata> Katas { get; }

    public Learner Learner { get; }

    public LearnerProgress Progress { get; private set; }

    /// <summary>The kata the learner is on.</summary>
    public Kata Kata { get; private set; }

    /// <summary>How many results have been shown.</summary>
    public int Shown { get; private set; }

    /// <summary>Runs until q is pressed.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var saves = new SaveWatcher(_repository.Katas);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timer = new Timer(_ => Post(new Ticked()), null, _tick, _tick);
        var watching = WatchAsync(saves, end.Token);
        try
        {
            Open(Kata);
            await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken))
            {
                if (!Handle(happened))
                {
                    return;
                }
            }
        }
        finally
        {
            CloseOverlay();
            await end.CancelAsync();
            await watching;
        }
    }

    /// <summary>Ends the run under way; no process is left.</summary>
    public ValueTask DisposeAsync() => _runs.DisposeAsync();

    /// <summary>Tells the session of something; from any thread.</summary>
    public void Post(WatchEvent happened) => _events.Writer.TryWrite(happened);

    /// <summary>Turns to a kata and runs it.</summary>
    /// <param name="note">What is said above it.</param>
    public void Open(Kata kata, Action<Screen>? note = null)
    {
        if (kata.Id != Kata.Id)
        {
            (Kata, _changes, _result) = (kata, new(), null);
        }

        Progress = Learner.Begin(kata);
        CloseOverlay();
        _note = screen =>
        {
            note?.Invoke(screen);
            KataTask.Show(screen, kata);
        };
        Start(isFromSave: false);
        if (_view.HasKeys)
        {
            _view.Show(Page());
        }
    }

    /// <summary>Runs the kata again, after the run under way.</summary>
    public void Start(bool isFromSave)
    {
        _isFromSave = isFromSave;
        _runs.TryStart(Kata);
    }

    /// <summary>Lays something over the result; null takes it away.</summary>
    public void Lay(Overlay? overlay)
    {
        CloseOverlay();
        _overlay = overlay;
        _view.Show(Page());
    }

    /// <summary>Shows again what has changed, where the reader is.</summary>
    public void Redraw() => _view.Update(Page());

    /// <summary>Says a sentence above the result, until the next save.</summary>
    public void Say(string sentence)
    {
        _note = screen =>
        {
            screen.Paragraph("", sentence, indent: 0);
            screen.Line();
        };
        Lay(null);
    }

    private async Task WatchAsync(SaveWatcher saves, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                Post(new Saved(await saves.NextAsync(cancellationToken)));
            }
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }

    // False to end the session.
    private bool Handle(WatchEvent happened)
    {
        switch (happened)
        {
            case Saved saved:
                OnSaved(saved.Files);
                break;
            case RunEnded ended:
                OnRunEnded(_runs.Ended(ended));
                break;
            case Pressed { Key: var key }:
                return OnKey(key);
            case Resized:
                _view.Resize();
                break;
            case Changed:
                Redraw();
                break;
            case Ticked when _runs.IsRunning && _runs.Elapsed >= _tick:
                _view.Status($"{(Shown == 0 ? "Starting" : "Running")}, {Output.Progress.Text(_runs.Elapsed)}");
                break;
        }

        return true;
    }

    private void OnSaved(IReadOnlyList<string> files)
    {
        bool IsIn(Kata kata) => files.Any(file => file.StartsWith(kata.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        if (IsIn(Kata) || files.Any(file => Path.GetDirectoryName(file) == _repository.Katas))
        {
            Start(isFromSave: true);
        }
        else if (Katas.Where(IsIn).ToList() is [var other])
        {
            // The learner works on another kata now. Several at once are an update of the course.
            Open(other);
        }
    }

    private void OnRunEnded(RunEnded ended)
    {
        if (ended.Problem is { } problem)
        {
            _view.Status("");
            Say(problem);
        }
        else if (ended.Result is { } run && run.Kata.Id == Kata.Id)
        {
            OnResult(run);
        }
        else
        {
            Start(_isFromSave);
        }
    }

    private void OnResult(KataRun run)
    {
        var isSolvedNow = _isFromSave && run.IsSolved && RunNotes.IsComplete(run) && _result?.IsAllGreen != true;
        _result = new(run, _changes.Since(run));
        Shown++;
        if (_isFromSave)
        {
            // What was said before has been read.
            _note = null;
            CloseOverlay();
        }

        if (isSolvedNow)
        {
            OnSolved(_result);
            return;
        }

        ShowResult(run);

        // After the result is on the screen: this reads and writes files.
        Progress = Learner.Record(run);
        Redraw();
    }

    private void ShowResult(KataRun run)
    {
        if (_overlay is null)
        {
            _view.Show(Page());
        }

        // In a small window what failed may be further down.
        var what = run.Compiled ? FormattableString.Invariant($"{run.Tests.Count(test => test.Verdict == Verdict.Passed)} of {run.Tests.Count} passed") : "does not compile";
        _view.Status(FormattableString.Invariant($"Run {Shown}: {what}, {run.Elapsed.TotalSeconds:0.00} s"));
    }

    private void OnSolved(KataResult solved)
    {
        Progress = Learner.Record(solved.Run);
        var kata = solved.Run.Kata;
        var stars = Progress.Of(kata).Stars;
        var next = solved.IsAllGreen ? NextKata.In(Katas, Progress, kata) : null;
        var goOn = Solved.GoOn(next is not null, solved.IsAllGreen);
        void Note(Screen screen) => Solved.Show(screen, kata, stars, solved.Changes, goOn);
        if (next is not null)
        {
            ShowResult(solved.Run);
            Open(next, Note);
        }
        else
        {
            _note = Note;
            ShowResult(solved.Run);
        }
    }

    private bool OnKey(ConsoleKeyInfo key)
    {
        if (_overlay is not null && key.Key == ConsoleKey.Escape)
        {
            Lay(null);
            return true;
        }

        return _overlay?.Press(key) == true || _view.Scroll(key.Key) || _keys.Press(key.KeyChar);
    }

    private void CloseOverlay()
    {
        _overlay?.Close?.Invoke();
        _overlay = null;
    }

    private WatchPage Page()
    {
        string Head(Screen screen) => WatchHead.Of(screen, Kata, Katas, Progress);
        return _overlay is { } overlay ? new(Head, overlay.Body, overlay.Keys) : new(Head, Body, WatchKeys.Shown);
    }

    private void Body(Screen screen)
    {
        _note?.Invoke(screen);
        if (_result is { } result)
        {
            result.Show(screen);
        }
        else
        {
            screen.Line("Its tests are about to run ...");
        }
    }
}
