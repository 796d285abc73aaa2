using System.Globalization;
using Workbook.Cli.Output;

namespace Workbook.Cli.Planning;

/// <summary>A plan in the terminal, a line for each session.</summary>
internal sealed class PlanView(Screen screen)
{
    public void Show(Plan plan)
    {
        foreach (var (day, index) in plan.Days.Select((day, index) => (day, index)))
        {
            if (plan.Days.Count > 1)
            {
                screen.Line(screen.Paint(Ink.Strong, string.Create(CultureInfo.InvariantCulture, $"Day {index + 1}")));
            }

            foreach (var planned in day.Sessions)
            {
                ShowOne(planned, plan.Request.Start);
            }

            screen.Line(At(plan.Request.Start, day.Sessions[^1].ToMinute));
            screen.Line();
        }

        if (plan.LeftOut.Count > 0)
        {
            var names = plan.LeftOut.Select(session => string.Create(CultureInfo.InvariantCulture, $"{session.Title} ({session.Minutes})"));
            screen.Paragraph("Does not fit: ", string.Join(", ", names) + ".", indent: 14);
        }

        foreach (var note in PlanNotes.MissingPrerequisites(plan))
        {
            screen.Paragraph("Mind: ", note, indent: 6);
        }

        screen.Line();
    }

    private void ShowOne(PlannedSession planned, TimeOnly start)
    {
        var session = planned.Session;
        var (what, ink) = session.Kind switch
        {
            SessionKind.Lesson => ($"Lesson {session.Lesson!.Info.Number:00}: {session.Title}", Ink.Strong),
            SessionKind.Kata => ($"Kata: {session.Title}", Ink.Strong),
            _ => (session.Title, Ink.Dim),
        };
        var head = string.Create(CultureInfo.InvariantCulture, $"{At(start, planned.FromMinute)}  {session.Minutes,2} min  ");
        screen.Line(head + screen.Paint(ink, Wrap.Cut(what, screen.Width - head.Length)));
    }

    private static string At(TimeOnly start, int minute) => start.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture);
}
