using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Learning;

/// <summary>A topic of the course, and how far the learner is with it.</summary>
/// <param name="Name">Such as 03-n-plus-one.</param>
/// <param name="Lesson">What its lesson says of itself; null when it has none that can be read.</param>
/// <param name="Katas">In the order in which to solve them.</param>
internal sealed record TopicProgress(string Name, LessonInfo? Lesson, IReadOnlyList<(Kata Kata, KataProgress Known)> Katas)
{
    public int Solved => Katas.Count(kata => kata.Known.State == KataState.Solved);

    public int Stars => Katas.Sum(kata => kata.Known.Stars);

    public TimeSpan TimeSpent => TimeSpan.FromTicks(Katas.Sum(kata => kata.Known.TimeSpent.Ticks));
}

/// <summary>The course, topic by topic, with what is known of the learner.</summary>
internal static class CourseProgress
{
    /// <param name="lessons">The lessons that can be read.</param>
    public static IReadOnlyList<TopicProgress> Of(Contents contents, LessonCatalog lessons, LearnerProgress progress)
    {
        var infos = lessons.Lessons.ToDictionary(lesson => Path.GetFileNameWithoutExtension(lesson.Path), lesson => lesson.Info);
        return [.. contents.Topics.Select(topic => new TopicProgress(
            topic,
            infos.GetValueOrDefault(topic),
            [.. contents.Katas.Where(kata => kata.Topic == topic).Select(kata => (kata, progress.Of(kata)))]))];
    }
}
