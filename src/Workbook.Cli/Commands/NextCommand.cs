using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Goes on to the next kata.</summary>
internal sealed class NextCommand : WorkbookCommand
{
    private readonly Repository _repository;
    private readonly Screen _screen;
    private readonly Learner _learner;

    public NextCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "next",
            "Go on to the next kata that is not solved, and show its task.",
            ("next", "The one behind the kata you are on; what you skip comes again at the end."))
    {
        _repository = repository;
        _screen = screen;
        _learner = learner;
        SetAction(_ => GoOn());
    }

    private int GoOn()
    {
        var contents = new Contents(_repository);
        var katas = contents.Katas;
        if (katas.Count == 0)
        {
            throw CommandException.Failed("There is no kata here yet.");
        }

        var progress = _learner.Progress;
        var current = katas.FirstOrDefault(kata => kata.Id == progress.Current);
        var next = NextKata.In(katas, progress, current) ?? (current is not null ? NextKata.In([current], progress) : null);
        if (next is null)
        {
            _screen.Line($"All {katas.Count} katas are solved.");
            return ExitCode.Fine;
        }

        _learner.Begin(next);
        Show(next, contents.Lessons.Contains(next.Topic));
        return ExitCode.Fine;
    }

    private void Show(Kata kata, bool hasLesson)
    {
        var readme = kata.Readme;
        _screen.Line(_screen.Paint(Ink.Strong, readme.Title.Length > 0 ? readme.Title : kata.Name));
        if (readme.HasFacts)
        {
            _screen.Paragraph("", $"{readme.Minutes} minutes, difficulty {readme.Difficulty} of 3, counted: {string.Join(", ", readme.Counted)}", indent: 0, Ink.Dim);
        }

        _screen.Line();
        foreach (var line in MarkdownText.Lines(readme.Text, _screen))
        {
            _screen.Line(line);
        }

        _screen.Line();
        foreach (var file in kata.StubFiles)
        {
            _screen.Line($"Open:   {Where.Is(file)}");
        }

        _screen.Line($"Watch:  {CommandName.Typed} watch");
        if (hasLesson)
        {
            _screen.Line($"Lesson: {CommandName.Typed} run {kata.Topic}");
        }
    }
}
