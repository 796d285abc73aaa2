using System.Globalization;
using Workbook.Notebooks;

namespace Workbook.Cli.Planning;

/// <summary>What an instructor asks for.</summary>
/// <param name="Days">1 or more.</param>
/// <param name="Hours">From the start of a day to its end, breaks included.</param>
/// <param name="Start">When a day starts.</param>
/// <param name="Lessons">In this order.</param>
/// <param name="IsChoice">The lessons were named one by one: all that fit are taken. Else at most half of the hours go to lessons.</param>
internal sealed record PlanRequest(int Days, double Hours, TimeOnly Start, IReadOnlyList<Lesson> Lessons, bool IsChoice)
{
    /// <summary>When a day starts unless somebody says when.</summary>
    public static readonly TimeOnly UsualStart = new(9, 0);

    public int MinutesADay => (int)Math.Round(Hours * 60);

    /// <summary>Gets what makes the same plan again, typed in the folder of the workbook.</summary>
    public string Command => string.Create(CultureInfo.InvariantCulture, $"./workbook plan --hours {Hours}{DaysOption}{StartOption}{LessonsOption}");

    private string DaysOption => Days > 1 ? string.Create(CultureInfo.InvariantCulture, $" --days {Days}") : "";

    private string StartOption => Start == UsualStart ? "" : string.Create(CultureInfo.InvariantCulture, $" --start {Start:H:mm}");

    private string LessonsOption => IsChoice ? " --lessons " + string.Join(',', Lessons.Select(lesson => Path.GetFileName(lesson.Path)[..2])) : "";
}
