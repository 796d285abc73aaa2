using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Katas;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Puts the answer of a kata in place, for who fell behind in a workshop.</summary>
internal sealed class CatchUpCommand : WorkbookCommand
{
    private readonly Screen _screen;
    private readonly Learner _learner;
    private readonly Argument<string> _kata = new("KATA") { Description = "Its name, a part of its name, or its folder." };

    public CatchUpCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "catch-up",
            "Put the answer of a kata in place and go on; what you wrote is kept, and it does not count as solved.",
            ("catch-up order-history", "The answer is in place; `reset order-history` makes it yours to solve again."))
    {
        _screen = screen;
        _learner = learner;
        Add(_kata);
        SetAction(parsed => CatchUp(KataNames.Find(parsed.GetValue(_kata)!, repository)));
    }

    private int CatchUp(Kata kata)
    {
        switch (_learner.Progress.Of(kata).State)
        {
            case KataState.Solved:
                Say($"You have solved {kata.Name}; nothing was changed.");
                return ExitCode.Fine;
            case KataState.CaughtUp:
                Say($"The answer of {kata.Name} is in place already; `{CommandName.Typed} reset {kata.Name}` puts the stub back.");
                return ExitCode.Fine;
        }

        var kept = _learner.CatchUp(kata);
        Say($"The answer of {kata.Name} is in place. It counts as caught up, not as solved.");
        if (kept is not null)
        {
            Say($"What you wrote is in {Where.Is(kept)}; `{CommandName.Typed} reset {kata.Name} --undo` brings it back.");
        }

        if (File.Exists(kata.AnswerReadmePath))
        {
            Say($"Why it is fast: {Where.Is(kata.AnswerReadmePath)}");
        }

        return ExitCode.Fine;
    }

    private void Say(string text) => _screen.Paragraph("", text, indent: 0);
}
