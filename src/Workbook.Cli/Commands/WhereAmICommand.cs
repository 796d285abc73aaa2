using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>The program without a command: how far the learner is, and what to do next.</summary>
internal sealed class WhereAmICommand : WorkbookCommand
{
    private const int BarWidth = 10;

    private readonly Repository _repository;
    private readonly Screen _screen;
    private readonly Learner _learner;

    public WhereAmICommand(Repository repository, Screen screen, Learner learner)
        : base(
            "workbook",
            "A workbook that teaches .NET developers to make back ends fast by measuring.",
            ("", "Where you are and what to do next."),
            ("run 03", "Run lesson 03 from the first cell to the last and write it as a page."),
            ("next", "Go on to the next kata, and show its task."),
            ("watch", "Run that kata at every save."),
            ("bench n-plus-one", "Run the benchmark of a topic."),
            ("doctor", "Say what this machine lacks and how to get it."))
    {
        _repository = repository;
        _screen = screen;
        _learner = learner;
        SetAction(_ => Show());
    }

    private int Show()
    {
        var contents = new Contents(_repository);
        var progress = _learner.Progress;
        var topics = CourseProgress.Of(contents, LessonCatalog.Load(_repository.Root), progress);
        _screen.Line(_screen.Paint(Ink.Strong, "The workbook: make back ends fast by measuring"));
        _screen.Line();
        var nameWidth = topics.Select(topic => topic.Name.Length).DefaultIfEmpty().Max();
        foreach (var topic in topics)
        {
            _screen.Line(LineOf(topic, nameWidth));
        }

        _screen.Line();
        _screen.Paragraph("", Sum(contents, topics), indent: 0);
        _screen.Paragraph("", Next(contents, progress), indent: 0);
        _screen.Line($"More: {CommandName.Typed} --help");
        return ExitCode.Fine;
    }

    private string LineOf(TopicProgress topic, int nameWidth)
    {
        var count = topic.Katas.Count;
        var full = count == 0 ? 0 : topic.Solved * BarWidth / count;
        var bar = _screen.Paint(Ink.Good, new('█', full)) + _screen.Paint(Ink.Dim, new('░', BarWidth - full));
        var solved = count == 0 ? "" : FormattableString.Invariant($"{topic.Solved}/{count}");
        var stars = topic.Stars == 0 ? "" : FormattableString.Invariant($"★ {topic.Stars}");
        return FormattableString.Invariant($"{topic.Name.PadRight(nameWidth)}  {bar} {solved,5}  {stars,-4}  {TimeText.Of(topic.TimeSpent)}").TrimEnd();
    }

    private static string Sum(Contents contents, IReadOnlyList<TopicProgress> topics)
    {
        var stars = topics.Sum(topic => topic.Stars);
        var time = TimeText.Of(TimeSpan.FromTicks(topics.Sum(topic => topic.TimeSpent.Ticks)));
        return Count(contents.Lessons.Count, "lesson")
            + FormattableString.Invariant($", {Count(contents.Katas.Count, "kata")}: {topics.Sum(topic => topic.Solved)} solved")
            + (stars == 0 ? "" : $", {Count(stars, "star")}") + (time.Length == 0 ? "." : $", {time}.");
    }

    private static string Next(Contents contents, LearnerProgress progress)
    {
        var typed = CommandName.Typed;
        var current = contents.Katas.FirstOrDefault(kata => kata.Id == progress.Current);
        if (current is not null && progress.Of(current).State is KataState.New or KataState.Started)
        {
            return $"You are on {current.Id}: {typed} watch";
        }

        if (NextKata.In(contents.Katas, progress, current) is not { } next)
        {
            return contents.Katas.Count > 0 ? "Every kata is solved."
                : contents.Lessons.Count > 0 ? $"Next: {typed} run {contents.Lessons[0]}"
                : "There is no lesson here yet.";
        }

        var lesson = contents.Lessons.FirstOrDefault(lesson => lesson == next.Topic);
        var isFirst = contents.Katas.Where(kata => kata.Topic == next.Topic).All(kata => progress.Of(kata).State == KataState.New);
        return current is null && contents.Lessons.Count > 0 ? $"Next: {typed} run {contents.Lessons[0]}, then {typed} next"
            : lesson is not null && isFirst ? $"Next: {typed} run {lesson}, then {typed} next"
            : $"Next: {typed} next, which is {next.Id}";
    }

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
