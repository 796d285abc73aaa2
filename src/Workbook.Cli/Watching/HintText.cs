using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>The hints that were taken, the newest first.</summary>
internal static class HintText
{
    /// <param name="all">How many hints the kata has.</param>
    public static void Show(Screen screen, IReadOnlyList<Hint> taken, int all)
    {
        if (taken.Count == 0)
        {
            screen.Line("This kata has no hints.");
        }

        foreach (var hint in taken)
        {
            screen.Line(screen.Paint(Ink.Strong, string.Create(CultureInfo.InvariantCulture, $"Hint {hint.Number} of {all}: {hint.Title}")));
            screen.Line();
            foreach (var line in MarkdownText.Lines(hint.Text, screen))
            {
                screen.Line(line);
            }

            screen.Line();
        }
    }
}
