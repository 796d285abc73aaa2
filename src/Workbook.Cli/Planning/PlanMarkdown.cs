using System.Globalization;
using System.Text;

namespace Workbook.Cli.Planning;

/// <summary>A plan as Markdown.</summary>
/// <param name="root">The folder of the workbook.</param>
/// <param name="folder">Where the text will lie: its links lead from there.</param>
internal sealed class PlanMarkdown(string root, string folder)
{
    private readonly StringBuilder _text = new();

    public string Of(Plan plan)
    {
        var request = plan.Request;
        Line($"# Workshop: {Length(request)}");
        Line();
        Line($"{Sum(plan)} Times are the lessons' and katas' own; `{request.Command}` makes this plan again.");
        Line("Before the day: [what a room needs](" + Link("workshop/README.md") + ").");
        foreach (var (day, index) in plan.Days.Select((day, index) => (day, index)))
        {
            Line();
            Line(plan.Days.Count > 1 ? $"## Day {index + 1}" : "## The day");
            Line();
            ShowDay(day, request.Start);
        }

        Line();
        Line("## The lessons, part by part");
        foreach (var (planned, day) in plan.Days.SelectMany((day, index) => day.Sessions.Select(planned => (planned, index + 1))))
        {
            ShowParts(planned, plan.Days.Count > 1 ? $", day {day}" : "", request.Start);
        }

        ShowNotes(plan);
        return _text.ToString();
    }

    private void ShowDay(PlannedDay day, TimeOnly start)
    {
        Line("| From | | Minutes | |");
        Line("| ---: | --- | ---: | --- |");
        foreach (var planned in day.Sessions)
        {
            Line($"| {At(start, planned.FromMinute)} | {What(planned.Session)} | {planned.Session.Minutes} | {Note(planned.Session)} |");
        }

        Line($"| {At(start, day.Sessions[^1].ToMinute)} | End | | |");
    }

    private void ShowParts(PlannedSession planned, string day, TimeOnly start)
    {
        if (planned.Session.Lesson?.Info is not { Parts.Count: > 0 } lesson)
        {
            return;
        }

        Line();
        Line($"### {lesson.Number:00} {lesson.Title}{day}");
        Line();
        Line("| From | Part | Minutes |");
        Line("| ---: | --- | ---: |");
        var now = planned.FromMinute;
        foreach (var (part, number) in lesson.Parts.Select((part, index) => (part, index + 1)))
        {
            Line($"| {At(start, now)} | {number}. {part.Name} | {part.Minutes} |");
            now += part.Minutes;
        }
    }

    private void ShowNotes(Plan plan)
    {
        if (plan.LeftOut.Count > 0)
        {
            Line();
            Line("## What does not fit");
            Line();
            Line("For who is early, and for afterwards:");
            Line();
            plan.LeftOut.ToList().ForEach(session => Line($"- {What(session)}, {session.Minutes} minutes"));
        }

        var missing = PlanNotes.MissingPrerequisites(plan).ToList();
        if (missing.Count > 0)
        {
            Line();
            Line("## Mind");
            Line();
            missing.ForEach(note => Line($"- {note}"));
        }
    }

    private string What(Session session) => session switch
    {
        { Lesson: { } lesson } => $"Lesson {lesson.Info.Number:00}: [{lesson.Info.Title}]({Link(lesson.Path)})",
        { Kata: { IsCase: true } kata } => $"Case: [{kata.Name["case-".Length..]}]({Link(kata.ReadmePath)})",
        { Kata: { } kata } => $"Kata: [{kata.Name}]({Link(kata.ReadmePath)})",
        _ => session.Title,
    };

    private string Note(Session session) => session switch
    {
        { Lesson: { } lesson } when File.Exists(PlanNotes.InstructorNotes(lesson)) => $"[notes]({Link(PlanNotes.InstructorNotes(lesson))})",
        { Kind: SessionKind.Welcome } => "`./workbook doctor` on every machine",
        { Kind: SessionKind.Questions } => "and time for who fell behind: `./workbook catch-up KATA`",
        { Kind: SessionKind.WrapUp } => "what each will count first at work; `./workbook export`",
        { Kata: { } kata } => string.Create(CultureInfo.InvariantCulture, $"lesson {kata.Topic[..2]}, difficulty {kata.Readme.Difficulty} of 3"),
        _ => "",
    };

    private static string Length(PlanRequest request) => request.Days > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{request.Days} days of {request.Hours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{request.Hours} hours");

    private static string Sum(Plan plan)
    {
        var lessons = plan.Sessions.Where(session => session.Kind == SessionKind.Lesson).ToList();
        var katas = plan.Sessions.Where(session => session.Kind == SessionKind.Kata).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Count(lessons.Count, "lesson")} ({lessons.Sum(one => one.Minutes)} minutes), {Count(katas.Count, "kata")} ({katas.Sum(one => one.Minutes)} minutes).");
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string At(TimeOnly start, int minute) => start.AddMinutes(minute).ToString("H:mm", CultureInfo.InvariantCulture);

    private string Link(string path) => Path.GetRelativePath(folder, Path.Combine(root, path)).Replace('\\', '/');

    private void Line(FormattableString text) => Line(text.ToString(CultureInfo.InvariantCulture));

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
