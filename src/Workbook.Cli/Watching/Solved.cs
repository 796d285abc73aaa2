using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>What a learner reads who has just solved a kata.</summary>
internal static class Solved
{
    /// <param name="changes">What the last run changed.</param>
    /// <param name="goOn">What comes now, in a sentence or two.</param>
    public static void Show(Screen screen, Kata kata, int stars, IReadOnlyList<string> changes, string goOn)
    {
        screen.Line(screen.Paint(Ink.Good, $"✓ {Title(kata)} is solved.") + $"  {Stars.Text(stars)}");
        foreach (var change in changes)
        {
            screen.Paragraph("  ", change, indent: 4);
        }

        var text = File.Exists(kata.AnswerReadmePath)
            ? MarkdownBlocks.Section(File.ReadAllText(kata.AnswerReadmePath), "What you just did")
            : "";
        if (text.Length > 0)
        {
            screen.Line();
            foreach (var line in MarkdownText.Lines(text, screen, indent: 2))
            {
                screen.Line(line);
            }
        }

        screen.Line();
        screen.Paragraph("", goOn, indent: 0);
    }

    /// <summary>What comes now.</summary>
    /// <param name="isNext">Whether the kata that comes next is shown below.</param>
    /// <param name="isAllGreen">Whether the stretch tests are green, too.</param>
    public static string GoOn(bool isNext, bool isAllGreen) =>
        isNext ? "Next is the kata below; p goes back, and s shows the answer there."
        : isAllGreen ? "It was the last one: every kata is solved. s shows the answer beside yours."
        : "The stretch tests are left, if you like; n goes on, and s shows the answer beside yours.";

    public static string Title(Kata kata) => kata.Readme.Title.Length > 0 ? kata.Readme.Title : kata.Name;
}
