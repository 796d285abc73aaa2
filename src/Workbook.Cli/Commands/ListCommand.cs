using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>Lists the lessons with their katas.</summary>
internal sealed class ListCommand : WorkbookCommand
{
    private readonly Screen _screen;

    private readonly Argument<string[]> _words = new("WORDS")
    {
        Description = "Words to search for in names, titles and what is counted.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _left = new("--left") { Description = "Only katas that are not solved." };

    public ListCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "list",
            "List the lessons and their katas, with what you solved.",
            ("list", "Every lesson, and below it the katas of its topic. The names are what `run` and `check` take."),
            ("list rows returned", "What has all these words."),
            ("list --left", "What is not solved yet."))
    {
        _screen = screen;
        Add(_words);
        Add(_left);
        SetAction(parsed =>
        {
            var words = parsed.GetValue(_words)!;
            if (words.FirstOrDefault(word => word.StartsWith('-')) is { } option)
            {
                throw CommandException.UsedWrongly($"There is no option \"{option}\"; see `{CommandName.Typed} list --help`.");
            }

            var catalog = LessonCatalog.Load(repository.Root);
            var progress = learner.Progress;
            var topics = CourseProgress.Of(new Contents(repository), catalog, progress);
            return Show(ListFilter.Apply(topics, words, parsed.GetValue(_left)), progress, catalog.Problems);
        });
    }

    private int Show(IReadOnlyList<TopicProgress> topics, LearnerProgress progress, IReadOnlyList<NotebookFormatException> problems)
    {
        if (topics.Count == 0)
        {
            throw CommandException.Failed($"Nothing here fits: `{CommandName.Typed} list` shows all.");
        }

        var nameWidth = topics.SelectMany(topic => topic.Katas).Select(kata => kata.Kata.Name.Length).DefaultIfEmpty().Max();
        foreach (var topic in topics)
        {
            var title = topic.Lesson is { } lesson ? TitleOf(lesson) : "";
            _screen.Line(_screen.Paint(Ink.Strong, topic.Name) + Wrap.Cut(title, _screen.Width - topic.Name.Length));
            foreach (var (kata, known) in topic.Katas)
            {
                _screen.Line(LineOf(kata, known, nameWidth, isCurrent: kata.Id == progress.Current));
            }

            if (progress.Quizzes.TryGetValue(topic.Name, out var quiz))
            {
                _screen.Line(LineOf(quiz, nameWidth));
            }
        }

        foreach (var problem in problems)
        {
            _screen.Paragraph(_screen.Paint(Ink.Bad, "✗ "), problem.Message, indent: 2);
        }

        return ExitCode.Fine;
    }

    private string LineOf(Kata kata, KataProgress known, int nameWidth, bool isCurrent)
    {
        var mark = known.State switch
        {
            KataState.Solved => _screen.Paint(Ink.Good, "✓"),
            KataState.CaughtUp => "»",
            KataState.Started => "…",
            _ => " ",
        };
        var minutes = kata.Readme.Minutes > 0 ? FormattableString.Invariant($"{kata.Readme.Minutes} min") : "";
        var state = known.State switch
        {
            KataState.Started => "started",
            KataState.CaughtUp => "caught up",
            _ => "",
        };
        if (isCurrent)
        {
            state = "you are here";
        }

        return $"  {mark} {kata.Name.PadRight(nameWidth)}  {minutes,6}  {Stars.Text(known.Stars),-3}  {state}".TrimEnd();
    }

    private string LineOf(QuizScore quiz, int nameWidth)
    {
        var mark = quiz.BestRight == quiz.Questions ? _screen.Paint(Ink.Good, "✓") : "…";
        return FormattableString.Invariant($"  {mark} {"quiz".PadRight(nameWidth)}  {quiz.BestRight} of {quiz.Questions} right");
    }

    private static string TitleOf(LessonInfo lesson)
    {
        var minutes = lesson.Minutes > 0 ? FormattableString.Invariant($" ({lesson.Minutes} min)") : "";
        return $"  {lesson.Title}{minutes}";
    }
}
