namespace Workbook.Cli.Planning;

/// <summary>
/// Lays sessions out over days: a break after at most 90 minutes of work, time for questions (a tenth of the work) before
/// each break, lunch once in a long day, a welcome and a wrap-up.
/// </summary>
/// <param name="days">1 or more.</param>
/// <param name="minutesADay">From the first minute of a day to its last.</param>
internal sealed class Timetable(int days, int minutesADay)
{
    private const int LongestStretch = 90;
    private const int LunchFrom = 3 * 60;
    private const int LongDay = 6 * 60;

    private static readonly Session _welcome = new(SessionKind.Welcome, "Welcome", 10);
    private static readonly Session _break = new(SessionKind.Break, "Break", 15);
    private static readonly Session _lunch = new(SessionKind.Lunch, "Lunch", 60);
    private static readonly Session _wrapUp = new(SessionKind.WrapUp, "Wrap-up", 10);

    /// <summary>The days that are needed, or null when the sessions do not fit. A session is never cut.</summary>
    /// <param name="work">Lessons and katas, in order.</param>
    public IReadOnlyList<PlannedDay>? LayOut(IEnumerable<Session> work)
    {
        var rest = new Queue<Session>(work);
        var plan = new List<PlannedDay>();
        while (rest.Count > 0)
        {
            var day = LayOutDay(rest, isFirst: plan.Count == 0);
            if (plan.Count == days || !day.Sessions.Any(planned => planned.Session.Kind is SessionKind.Lesson or SessionKind.Kata))
            {
                return null;
            }

            plan.Add(day);
        }

        return plan;
    }

    private PlannedDay LayOutDay(Queue<Session> rest, bool isFirst)
    {
        var day = new List<PlannedSession>();
        var now = 0;
        var stretch = 0;
        var lunchIsDue = minutesADay >= LongDay;
        void Add(Session session)
        {
            day.Add(new(session, now));
            now += session.Minutes;
        }

        if (isFirst)
        {
            Add(_welcome);
        }

        while (rest.TryPeek(out var next))
        {
            if (stretch > 0 && stretch + next.Minutes > LongestStretch)
            {
                var questions = Questions(stretch);
                var pause = lunchIsDue && now + questions.Minutes >= LunchFrom ? _lunch : _break;
                if (now + questions.Minutes + pause.Minutes + ToTheEnd(next.Minutes) > minutesADay)
                {
                    break;
                }

                Add(questions);
                Add(pause);
                lunchIsDue &= pause != _lunch;
                stretch = 0;
            }
            else if (now + next.Minutes + Questions(stretch + next.Minutes).Minutes + _wrapUp.Minutes > minutesADay)
            {
                break;
            }

            Add(rest.Dequeue());
            stretch += next.Minutes;
        }

        if (stretch > 0)
        {
            Add(Questions(stretch));
        }

        Add(_wrapUp);
        return new(day);
    }

    private static int ToTheEnd(int minutes) => minutes + Questions(minutes).Minutes + _wrapUp.Minutes;

    // In steps of five minutes: nobody looks at a clock more often.
    private static Session Questions(int work) => new(SessionKind.Questions, "Questions", Math.Max(1, (int)Math.Round(work / 50.0)) * 5);
}
