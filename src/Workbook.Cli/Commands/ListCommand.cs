using Workbook.Cli.CommandLine;
using Workbook.Cli.Output;

namespace Workbook.Cli.Commands;

/// <summary>Lists the lessons with their katas.</summary>
internal sealed class ListCommand : WorkbookCommand
{
    public ListCommand(Repository repository, Screen screen)
        : base("list", "List the lessons and their katas.", ("list", "Every lesson, and below it the katas of its topic."))
    {
        SetAction(_ => Show(new Contents(repository), screen));
    }

    private static int Show(Contents contents, Screen screen)
    {
        foreach (var topic in contents.Lessons.Union(contents.Katas.Select(kata => kata.Split('/')[0])).Order(StringComparer.Ordinal))
        {
            screen.Line(screen.Paint(Ink.Strong, topic));
            foreach (var kata in contents.Katas.Where(kata => kata.StartsWith(topic + "/", StringComparison.Ordinal)))
            {
                screen.Line($"    {kata.Split('/')[1]}");
            }
        }

        return ExitCode.Fine;
    }
}
