using System.CommandLine;
using System.Runtime.InteropServices;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Katas;
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

    private readonly Argument<string?> _kata = new("KATA")
    {
        Description = "Its name, a part of its name, or its folder; without it, the kata you are on.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public WatchCommand(Repository repository, Screen screen)
        : base(
            "watch",
            "Run the kata you are on at every save, and go on to the next when it is green.",
            ("watch", "The kata you are on; open its file in an editor, and save."),
            ("watch order-history", "A kata of your choice."))
    {
        _repository = repository;
        _screen = screen;
        Add(_kata);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        WriteAccess.Require(_repository.Artifacts);
        var katas = new Contents(_repository).Katas;
        var kata = Find(parsed.GetValue(_kata), katas);
        var engine = new KataEngine(_repository.Root, new() { EngineFolder = _repository.Engine });
        using (var view = View())
        {
            await using var session = new WatchSession(_repository, engine, katas, kata, view);
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

    private Kata Find(string? typed, IReadOnlyList<Kata> katas)
    {
        if (katas.Count == 0)
        {
            throw CommandException.Failed("There is no kata here yet.");
        }

        if (typed is not null)
        {
            var named = KataNames.Find(typed, _repository);
            return katas.Single(kata => kata.Id == named.Id);
        }

        return new Learner(_repository, TimeProvider.System, Console.Error.WriteLine).Current(katas) ?? katas[0];
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
