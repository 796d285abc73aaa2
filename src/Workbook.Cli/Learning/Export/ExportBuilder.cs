using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Learning;

/// <summary>Makes an export of what is kept.</summary>
internal static class ExportBuilder
{
    public static LearnerExport Build(string name, DateTimeOffset now, Contents contents, LessonCatalog lessons, LearnerProgress progress) => new(
        LearnerExport.CurrentFormat,
        name,
        now,
        [.. CourseProgress.Of(contents, lessons, progress).Select(topic => new ExportedLesson(
            topic.Name,
            topic.Lesson?.Title ?? "",
            progress.Quizzes.GetValueOrDefault(topic.Name),
            progress.Predictions.GetValueOrDefault(topic.Name, []),
            [.. topic.Katas.Select(kata => Of(kata.Kata, kata.Known))]))]);

    private static ExportedKata Of(Kata kata, KataProgress known) => new(
        kata.Id, kata.Readme.Title, kata.Readme.Minutes, known.State, known.Stars, known.Attempts, known.Hints.Count, known.SawAnswer,
        (int)known.TimeSpent.TotalSeconds, known.FirstGreen);
}
