using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Planning;

/// <summary>A workshop: what is done when, and what found no place.</summary>
internal sealed record Plan(PlanRequest Request, IReadOnlyList<PlannedDay> Days, IReadOnlyList<Session> LeftOut)
{
    public IEnumerable<Session> Sessions => Days.SelectMany(day => day.Sessions).Select(planned => planned.Session);

    /// <summary>
    /// Takes lessons while they fit, then a case (of the last lesson that has one), then katas from each lesson in turn, those
    /// that start from working code first. What is taken stands in the order of the lessons, each with its katas behind it.
    /// </summary>
    public static Plan Make(PlanRequest request, IReadOnlyList<Kata> katas)
    {
        var timetable = new Timetable(request.Days, request.MinutesADay);
        var forLessons = request.IsChoice ? int.MaxValue : request.Days * request.MinutesADay / 2;
        var taken = new List<Session>();
        var leftOut = new List<Session>();
        void Offer(Session session)
        {
            List<Session> more = [.. taken, session];
            var isTooMuchTalk = session.Kind == SessionKind.Lesson && more.Sum(one => one.Minutes) > forLessons;
            if (!isTooMuchTalk && timetable.LayOut(InOrder(more, katas)) is not null)
            {
                taken.Add(session);
            }
            else
            {
                leftOut.Add(session);
            }
        }

        foreach (var lesson in request.Lessons)
        {
            Offer(Session.Of(lesson));
        }

        foreach (var kata in ByPreference([.. taken.Select(session => session.Lesson!)], katas))
        {
            Offer(Session.Of(kata));
        }

        return new(request, timetable.LayOut(InOrder(taken, katas)) ?? [], leftOut);
    }

    private static IEnumerable<Session> InOrder(List<Session> taken, IReadOnlyList<Kata> katas)
    {
        var chosen = taken.Select(session => session.Kata).ToHashSet();
        return taken.Where(session => session.Lesson is not null).SelectMany(lesson =>
            katas.Where(kata => chosen.Contains(kata) && IsOf(kata, lesson.Lesson!)).Select(Session.Of).Prepend(lesson));
    }

    private static IEnumerable<Kata> ByPreference(IReadOnlyList<Lesson> lessons, IReadOnlyList<Kata> katas)
    {
        var ofLessons = lessons.Select(lesson => katas.Where(kata => IsOf(kata, lesson) && kata.Readme.Minutes > 0).ToList()).ToList();
        var cases = ofLessons.SelectMany(topic => topic.Where(kata => kata.IsCase)).Reverse().ToList();
        IEnumerable<Kata> InTurn(Func<Kata, bool> which) => ofLessons
            .SelectMany(topic => topic.Where(kata => !kata.IsCase && which(kata)).Select((kata, round) => (kata, round)))
            .OrderBy(one => one.round)
            .Select(one => one.kata);
        return
        [
            .. cases.Take(1),
            .. InTurn(kata => kata.Readme.Kind == KataKind.Diagnosis),
            .. cases.Skip(1).Reverse(),
            .. InTurn(kata => kata.Readme.Kind == KataKind.BuildingBlock),
        ];
    }

    private static bool IsOf(Kata kata, Lesson lesson) => kata.Topic == Path.GetFileNameWithoutExtension(lesson.Path);
}
