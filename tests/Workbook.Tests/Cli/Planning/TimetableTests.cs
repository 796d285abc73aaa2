using Workbook.Cli.Planning;

namespace Workbook.Tests.Cli.Planning;

public class TimetableTests
{
    [Fact]
    public void A_day_is_without_gaps_and_ends_in_time()
    {
        var day = Assert.Single(LayOut(days: 1, hours: 4, 25, 45, 15, 45, 45)!);

        Assert.Equal(
            ["Welcome 0", "25 10", "45 35", "15 80", "Questions 95", "Break 105", "45 120", "45 165", "Questions 210", "Wrap-up 220"],
            day.Sessions.Select(planned => $"{planned.Session.Title} {planned.FromMinute}"));
        Assert.InRange(day.Sessions[^1].ToMinute, 1, 240);
    }

    [Fact]
    public void Nobody_works_longer_than_ninety_minutes_without_a_break()
    {
        var day = Assert.Single(LayOut(days: 1, hours: 8, [.. Enumerable.Repeat(20, 14)])!);

        var stretch = 0;
        foreach (var session in day.Sessions.Select(planned => planned.Session))
        {
            stretch = session.Kind is SessionKind.Break or SessionKind.Lunch ? 0 : stretch + (session.Kind == SessionKind.Kata ? session.Minutes : 0);
            Assert.InRange(stretch, 0, 90);
        }
    }

    [Fact]
    public void A_long_day_has_one_lunch_after_three_hours_at_the_earliest_and_half_a_day_has_none()
    {
        var lunch = Assert.Single(LayOut(days: 1, hours: 8, [.. Enumerable.Repeat(45, 7)])!.Single().Sessions, planned => planned.Session.Kind == SessionKind.Lunch);

        Assert.InRange(lunch.FromMinute, 180, 270);
        Assert.DoesNotContain(LayOut(days: 1, hours: 5, [.. Enumerable.Repeat(45, 4)])!.Single().Sessions, planned => planned.Session.Kind == SessionKind.Lunch);
    }

    [Fact]
    public void What_does_not_fit_a_day_goes_to_the_next_and_what_fits_no_day_is_refused()
    {
        Assert.Equal(2, LayOut(days: 2, hours: 2, 45, 45, 45)!.Count);
        Assert.Null(LayOut(days: 1, hours: 2, 45, 45, 45));
        Assert.Null(LayOut(days: 5, hours: 1, 60));
    }

    private static IReadOnlyList<PlannedDay>? LayOut(int days, int hours, params int[] minutes) =>
        new Timetable(days, 60 * hours).LayOut(minutes.Select(length => new Session(SessionKind.Kata, FormattableString.Invariant($"{length}"), length)));
}
