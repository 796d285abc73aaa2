using Spectre.Console;

namespace Workbook.Cli.Output;

/// <summary>Text in letters several lines high, for the back row of a room.</summary>
internal static class BigText
{
    /// <summary>The lines, without trailing spaces; broken between words where the width asks for it.</summary>
    /// <param name="width">Columns; more than 200 count as 200.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Math.Min(width, 200);
        console.Write(new FigletText(text));
        return [.. writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
