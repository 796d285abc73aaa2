using System.Globalization;
using System.Text;
using Workbook.Charts;
using Workbook.Cli.Learning;
using Workbook.Notebooks;
using Workbook.Rendering;

namespace Workbook.Cli.Room;

/// <summary>The room as a page for the wall: who is where, what each kata took, and what was predicted.</summary>
internal static class RoomPage
{
    public static string Of(HandedIn room, DateTimeOffset now)
    {
        var begun = Begun(room);
        var content = new StringBuilder();
        content.Append(CultureInfo.InvariantCulture, $"<header><p class=\"facts\">{now:yyyy-MM-dd HH:mm}</p><h1>The room</h1></header>\n");
        content.Append(CultureInfo.InvariantCulture, $"<section class=\"prose\"><p>{Sum(room)}</p></section>\n");
        Section(content, "Who is where", begun.Count == 0 ? "<p>Nobody has begun a kata.</p>" : WhoIsWhere(room, begun).ToHtml());
        if (begun.Count > 0)
        {
            Section(content, "What each kata took", EachKata(room, begun).ToHtml());
        }

        foreach (var question in Questions(room))
        {
            Section(content, question.Text, PredictionChart.Of(question).ToHtml());
        }

        if (room.Refused.Count > 0)
        {
            Section(content, "Not counted", "<ul>" + string.Concat(room.Refused.Select(refused => $"<li>{Show.Html(refused.File)}: {Show.Html(refused.Reason)}.</li>")) + "</ul>");
        }

        return PageShell.Render("The room", "", content.ToString(), presents: true);
    }

    /// <summary>The ids of all katas that somebody has begun, in the order of the course.</summary>
    public static IReadOnlyList<string> Begun(HandedIn room) => [.. room.Participants
        .SelectMany(one => one.Katas.Select((kata, place) => (kata, place)))
        .Where(one => one.kata.State != KataState.New)
        .GroupBy(one => one.kata.Id, StringComparer.Ordinal)
        .OrderBy(same => same.Min(one => one.place))
        .Select(same => same.Key)];

    /// <summary>In a sentence or two.</summary>
    public static string Sum(HandedIn room)
    {
        int Count(KataState state) => room.Participants.Sum(one => one.Katas.Count(kata => kata.State == state));
        return string.Create(CultureInfo.InvariantCulture,
            $"{room.Participants.Count} {(room.Participants.Count == 1 ? "participant" : "participants")}: {Count(KataState.Solved)} katas solved, {Count(KataState.CaughtUp)} caught up, {Count(KataState.Started)} begun.");
    }

    private static Table WhoIsWhere(HandedIn room, IReadOnlyList<string> begun)
    {
        var table = new Table(null, [Column.Text("who"), Column.Number("solved"), .. begun.Select(id => Column.Text(id.Split('/')[^1]))]);
        foreach (var one in room.Participants)
        {
            table.Add([one.Name, one.Katas.Count(kata => kata.State == KataState.Solved), .. begun.Select(id => Cell(one.Of(id)))]);
        }

        return table;
    }

    private static string Cell(ExportedKata? kata) => kata is null ? "" : StateText.Of(kata.State) + (kata.State == KataState.Solved ? " " + new string('★', kata.Stars) : "");

    private static Table EachKata(HandedIn room, IReadOnlyList<string> begun)
    {
        var table = new Table(null, Column.Text("kata"), Column.Number("solved"), Column.Number("caught up"), Column.Number("begun"),
            Column.Number("minutes planned"), Column.Number("minutes, median of who solved it"), Column.Number("hints taken"));
        foreach (var id in begun)
        {
            var all = room.Participants.Select(one => one.Of(id)).OfType<ExportedKata>().ToList();
            var solved = all.Where(kata => kata.State == KataState.Solved).ToList();
            table.Add(id, solved.Count, all.Count(kata => kata.State == KataState.CaughtUp), all.Count(kata => kata.State == KataState.Started),
                all.Max(kata => kata.Minutes), solved.Count == 0 ? null : Math.Round(Median([.. solved.Select(kata => kata.SecondsSpent / 60.0)])), all.Sum(kata => kata.HintsTaken));
        }

        return table;
    }

    private static IEnumerable<Question> Questions(HandedIn room) => room.Participants
        .SelectMany(one => one.Export.Lessons.SelectMany(lesson => lesson.Predictions))
        .GroupBy(prediction => prediction.Question, StringComparer.Ordinal)
        .Select(same => new Question(
            same.Key,
            [.. same.Select(prediction => prediction.Guess).OfType<double>().Where(double.IsFinite)],
            same.Select(prediction => prediction.Measured).OfType<double>().Where(double.IsFinite).ToList() is { Count: > 0 } measured ? Median(measured) : null))
        .Where(question => question.Guesses.Count > 0);

    private static double Median(List<double> values) => values.Order().ElementAt((values.Count - 1) / 2);

    private static void Section(StringBuilder content, string heading, string html) =>
        content.Append(CultureInfo.InvariantCulture, $"<section class=\"prose\"><h2>{Show.Html(heading)}</h2></section>\n<div class=\"html\">{html}</div>\n");
}
