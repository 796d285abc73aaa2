using System.Globalization;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Shows the next hint of a kata.</summary>
internal sealed class HintCommand : WorkbookCommand
{
    private readonly Screen _screen;
    private readonly Learner _learner;

    public HintCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "hint",
            "Show the next hint of a kata; the one that the failing test names comes first.",
            ("hint", "For the kata you are on."),
            ("hint order-history", "For another."))
    {
        _screen = screen;
        _learner = learner;
        var kata = KataArgument.For(repository, learner);
        Add(kata);
        SetAction(parsed => Show(kata.Of(parsed)));
    }

    private int Show(Kata kata)
    {
        var all = kata.Readme.Hints.Count;
        if (_learner.TakeHint(kata) is not { } hint)
        {
            var none = all == 0 ? $"{kata.Name} has no hints" : $"You have all hints of {kata.Name}; they are in {Where.Is(kata.ReadmePath)}";
            _screen.Paragraph("", $"{none}. `{CommandName.Typed} solution {kata.Name}` shows the answer.", indent: 0);
            return ExitCode.Fine;
        }

        var title = hint.Title.Length == 0 ? "" : $": {hint.Title}";
        _screen.Line(_screen.Paint(Ink.Strong, string.Create(CultureInfo.InvariantCulture, $"{kata.Name}, hint {hint.Number} of {all}{title}")));
        _screen.Line();
        foreach (var line in MarkdownText.Lines(hint.Text, _screen))
        {
            _screen.Line(line);
        }

        return ExitCode.Fine;
    }
}
