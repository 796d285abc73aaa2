using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Puts the stub of a kata back.</summary>
internal sealed class ResetCommand : WorkbookCommand
{
    private readonly Screen _screen;
    private readonly Learner _learner;
    private readonly Option<bool> _undo = new("--undo") { Description = "Bring back what you wrote before." };

    private readonly Option<bool> _keepStubs = new("--keep-stubs")
    {
        Description = "For authors: take the katas as they stand now for what a reset puts back.",
        Hidden = Environment.GetEnvironmentVariable("WORKBOOK_AUTHOR") != "1",
    };

    public ResetCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "reset",
            "Put the stub of a kata back; what you wrote is kept.",
            ("reset order-history", "Begin it anew."),
            ("reset order-history --undo", "Bring back what you wrote before."))
    {
        _screen = screen;
        _learner = learner;
        var kata = KataArgument.For(repository, learner);
        Add(kata);
        Add(_undo);
        Add(_keepStubs);
        SetAction(parsed => parsed.GetValue(_keepStubs) ? KeepStubs(new Contents(repository).Katas)
            : parsed.GetValue(_undo) ? Undo(kata.Of(parsed))
            : Reset(kata.Of(parsed)));
    }

    private int Reset(Kata kata)
    {
        var kept = _learner.Reset(kata);
        Say(kept is null
            ? $"{kata.Name} is as it came; there is nothing to reset."
            : $"The stub of {kata.Name} is back. What you wrote is in {Where.Is(kept)}; `{CommandName.Typed} reset {kata.Name} --undo` brings it back.");
        return ExitCode.Fine;
    }

    private int Undo(Kata kata)
    {
        var from = _learner.UndoReset(kata);
        Say(from is null
            ? $"There is nothing to bring back for {kata.Name}."
            : $"{kata.Name} is again as it was kept in {Where.Is(from)}. `{CommandName.Typed} check {kata.Name}` runs it.");
        return ExitCode.Fine;
    }

    private int KeepStubs(IReadOnlyList<Kata> katas)
    {
        if (_keepStubs.Hidden)
        {
            throw CommandException.UsedWrongly("--keep-stubs is for authors of the course: set WORKBOOK_AUTHOR=1.");
        }

        _learner.Stubs.CopyAll(katas);
        Say(FormattableString.Invariant($"The stubs of {katas.Count} katas are in stubs/ as they stand now."));
        return ExitCode.Fine;
    }

    private void Say(string text) => _screen.Paragraph("", text, indent: 0);
}
