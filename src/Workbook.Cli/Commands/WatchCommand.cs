using System.Runtime.InteropServices;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Cli.Watching;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Runs the kata a learner is on at every save.</summary>
internal sealed class WatchCommand : WorkbookCommand
{
    private readonly Repository _repository;
    private readonly Screen _screen;

    public WatchCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "watch",
            "Run the kata you are on at every save, and go on to the next when it is green.",
            ("watch", "The kata you are on; open its file in an editor, and save."),
            ("watch order-history", "A kata of your choice."))
    {
        _repository = repository;
        _screen = screen;
        var kata = KataArgument.For(repository, learner);
        Add(kata);
        SetAction((parsed, cancellationToken) => RunAsync(kata.Of(parsed), cancellationToken));
    }

    private async Task<int> RunAsync(Kata kata, CancellationToken cancellationToken)
    {
        WriteAccess.Require(_repository.Artifacts);
        var katas = new Contents(_repository).Katas;
        var engine = new KataEngine(_repository.Root, new() { EngineFolder = _repository.Engine, BreaksPerRun = 2 });
        using (var view = View())
        {
            await using var session = new WatchSession(_repository, engine, katas, katas.Single(each => each.Id == kata.Id), view);
            using var signals = OnSignals(() => session.Post(new Resized()));
            if (view.HasKeys)
            {
                KeyReader.Start(session.Post);
            }

            await session.RunAsync(cancellationToken);
            kata = session.Kata;
        }

        _screen.Line($"You were on {kata.Name}; `{CommandName.Typed} watch` goes on there.");
        return ExitCode.Fine;
    }

    private IWatchView View()
    {
        var isLive = !Console.IsOutputRedirected && !Console.IsInputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb"
            && (!OperatingSystem.IsWindows() || !_screen.IsPlain);
        return isLive
            ? new LiveView(_screen, Console.Out, () => (Console.WindowWidth, Console.WindowHeight))
            : new PlainView(_screen);
    }

    // The window has another size, or the learner comes back from the shell after Ctrl-Z. Windows has neither signal.
    private static CompositeRegistration OnSignals(Action act) => OperatingSystem.IsWindows() ? new() : new(
        PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => act()),
        PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => act()));

    private sealed class CompositeRegistration(params PosixSignalRegistration[] registrations) : IDisposable
    {
        public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());
    }
}
