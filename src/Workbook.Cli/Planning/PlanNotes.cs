using Workbook.Notebooks;

namespace Workbook.Cli.Planning;

/// <summary>What an instructor should know of a plan.</summary>
internal static class PlanNotes
{
    /// <summary>Where the notes on teaching a lesson belong; the file may be missing.</summary>
    public static string InstructorNotes(Lesson lesson) => Path.ChangeExtension(lesson.Path, ".instructor.md");

    /// <summary>A sentence for each lesson that builds on one which does not come before it.</summary>
    public static IEnumerable<string> MissingPrerequisites(Plan plan)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lesson in plan.Sessions.Select(session => session.Lesson).OfType<Lesson>())
        {
            foreach (var before in lesson.Info.Prerequisites.Where(slug => !seen.Contains(slug)))
            {
                yield return $"{lesson.Info.Title}: it builds on the lesson {before}, which does not come before it here.";
            }

            seen.Add(lesson.Info.Slug);
        }
    }
}
