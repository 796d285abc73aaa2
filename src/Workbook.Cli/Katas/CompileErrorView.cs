using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>Shows compiler errors with their source line and a caret.</summary>
internal sealed class CompileErrorView(Screen screen)
{
    private const int Shown = 5;

    public void Show(IReadOnlyList<CompileError> errors)
    {
        screen.Line("It does not compile:");
        foreach (var error in errors.Take(Shown))
        {
            screen.Line();
            screen.Line(error.Line > 0 ? Place(error) : error.Id);
            screen.Paragraph("    ", $"{error.Id}: {error.Message}", indent: 4);
            if (error.SourceLine.Length > 0)
            {
                ShowSource(error);
            }
        }

        if (errors.Count > Shown)
        {
            screen.Line();
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"... and {errors.Count - Shown} more; the first is often the cause of the others."));
        }
    }

    private static string Place(CompileError error) =>
        string.Create(CultureInfo.InvariantCulture, $"{Where.Is(error.File, error.Line)}:{error.Column}");

    private void ShowSource(CompileError error)
    {
        var number = error.Line.ToString(CultureInfo.InvariantCulture);
        var source = error.SourceLine.TrimEnd();
        // A tab before the caret stays a tab: it is then as wide as the one above it.
        var before = source[..Math.Clamp(error.Column - 1, 0, source.Length)];
        var indent = string.Concat(before.Select(letter => letter == '\t' ? '\t' : ' '));
        var caret = new string('^', Math.Clamp(error.Length, 1, Math.Max(source.Length - before.Length, 1)));
        screen.Line($"    {number} | {source}");
        screen.Line($"    {new string(' ', number.Length)} | {indent}{screen.Paint(Ink.Bad, caret)}");
    }
}
