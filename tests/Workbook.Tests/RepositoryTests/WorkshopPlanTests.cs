using Workbook.Cli.Planning;
using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Tests.RepositoryTests;

/// <summary>The plans in workshop/ are what the lessons and katas say today.</summary>
public class WorkshopPlanTests
{
    [Theory]
    [InlineData("half-day.md", 1, 4, "00", "03", "02")]
    [InlineData("one-day.md", 1, 7, "00", "03", "02", "05")]
    [InlineData("two-days.md", 2, 7, "00", "01", "03", "02", "05")]
    public void A_plan_is_what_its_command_makes(string file, int days, double hours, params string[] lessons)
    {
        var all = LessonCatalog.Load(RepositoryRoot.Path).Lessons;
        var chosen = lessons.Select(number => all.Single(lesson => Path.GetFileName(lesson.Path).StartsWith(number, StringComparison.Ordinal))).ToList();
        var plan = Plan.Make(new(days, hours, PlanRequest.UsualStart, chosen, IsChoice: true), KataCatalog.Load(RepositoryRoot.Path).Katas);

        var made = new PlanMarkdown(RepositoryRoot.Path, RepositoryRoot.Combine("workshop")).Of(plan);

        Assert.All(chosen, lesson => Assert.Contains(plan.Sessions, session => session.Lesson == lesson));
        Assert.Contains(plan.Sessions, session => session.Kata is { IsCase: true });
        Assert.True(
            File.Exists(RepositoryRoot.Combine("workshop", file)) && SourceFiles.Read($"workshop/{file}") == made,
            $"workshop/{file} is older than the lessons and katas. Run: {plan.Request.Command} --out workshop/{file}");
    }
}
