using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>What a kata asks, from its README.</summary>
internal static class KataTask
{
    public static void Show(Screen screen, Kata kata)
    {
        screen.Line(screen.Paint(Ink.Strong, Solved.Title(kata)));
        screen.Line(Where.Is(kata.Folder));
        screen.Line();
        foreach (var line in MarkdownText.Lines(kata.Readme.Text, screen))
        {
            screen.Line(line);
        }

        screen.Line();
    }
}
