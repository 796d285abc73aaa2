using System.Globalization;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Output;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>Lists the lessons with their katas.</summary>
internal sealed class ListCommand : WorkbookCommand
{
    public ListCommand(Repository repository, Screen screen)
        : base(
            "list",
            "List the lessons and their katas.",
            ("list", "Every lesson, and below it the katas of its topic. The names are what `run` and `check` take."))
    {
        SetAction(_ => Show(new Contents(repository), LessonCatalog.Load(repository.Root), screen));
    }

    private static int Show(Contents contents, LessonCatalog catalog, Screen screen)
    {
        var lessons = catalog.Lessons.ToDictionary(lesson => Path.GetFileNameWithoutExtension(lesson.Path));
        foreach (var topic in contents.Topics)
        {
            var title = lessons.TryGetValue(topic, out var lesson) ? TitleOf(lesson.Info) : "";
            screen.Line(screen.Paint(Ink.Strong, topic) + Wrap.Cut(title, screen.Width - topic.Length));
            foreach (var kata in contents.Katas.Where(kata => kata.Topic == topic))
            {
                screen.Line($"    {kata.Name}");
            }
        }

        foreach (var problem in catalog.Problems)
        {
            screen.Paragraph(screen.Paint(Ink.Bad, "✗ "), problem.Message, indent: 2);
        }

        return ExitCode.Fine;
    }

    private static string TitleOf(LessonInfo lesson)
    {
        var minutes = lesson.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({lesson.Minutes} min)") : "";
        return $"  {lesson.Title}{minutes}";
    }
}
