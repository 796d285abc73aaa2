using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>The answer of a kata: its README, then its code.</summary>
internal static class AnswerText
{
    public static void Show(Screen screen, Kata kata)
    {
        if (File.Exists(kata.AnswerReadmePath))
        {
            foreach (var line in MarkdownText.Lines(File.ReadAllText(kata.AnswerReadmePath), screen))
            {
                screen.Line(line);
            }
        }

        foreach (var file in Learning.Stubs.SourcesIn(kata.AnswerFolder))
        {
            screen.Line();
            screen.Line(screen.Paint(Ink.Strong, Where.Is(file)));
            screen.Line(File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd());
        }
    }
}
