using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Katas;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Shows the answer to a kata beside the learner's.</summary>
internal sealed class SolutionCommand : WorkbookCommand
{
    private readonly Screen _screen;
    private readonly Learner _learner;
    private readonly Option<bool> _yes = new("--yes") { Description = "Show it although the kata is not solved." };

    public SolutionCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "solution",
            "Show the answer to a kata beside yours, and why it is fast.",
            ("solution order-history", "After you solved it; before, it asks first."),
            ("solution order-history --yes", "Without asking."))
    {
        _screen = screen;
        _learner = learner;
        var kata = KataArgument.For(repository, learner);
        Add(kata);
        Add(_yes);
        SetAction(parsed => Show(kata.Of(parsed), parsed.GetValue(_yes)));
    }

    private int Show(Kata kata, bool yes)
    {
        AnswerView.Require(kata);
        var known = _learner.Progress.Of(kata);
        if (known is { FirstGreen: null, IsGreen: false } && !yes && !Confirmed(kata))
        {
            _screen.Line("Not shown.");
            return ExitCode.Fine;
        }

        _learner.SeeAnswer(kata);
        new AnswerView(_screen).Show(kata);
        return ExitCode.Fine;
    }

    private bool Confirmed(Kata kata)
    {
        if (Console.IsInputRedirected)
        {
            throw CommandException.UsedWrongly(
                $"{kata.Name} is not solved yet. To see the answer all the same: {CommandName.Typed} solution {kata.Name} --yes");
        }

        _screen.Paragraph("", $"{kata.Name} is not solved yet. If you look at the answer now, solving it earns one star at most. Show it? (y or n)", indent: 0);
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
