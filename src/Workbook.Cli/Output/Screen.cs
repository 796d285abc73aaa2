using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Workbook.Cli.Output;

/// <summary>
/// Where commands write. Plain (no colour, nothing that moves) unless it is a terminal and NO_COLOR is not set.
/// </summary>
internal sealed class Screen
{
    private readonly TextWriter _writer;

    private Screen(TextWriter writer, bool isPlain, int width)
    {
        _writer = writer;
        IsPlain = isPlain;
        Width = width;
    }

    public bool IsPlain { get; }

    /// <summary>Columns a line may have; without limit when this is not a terminal.</summary>
    public int Width { get; }

    public static Screen OfStandardOutput() => new(Console.Out, MustBePlain(), TerminalWidth());

    /// <summary>A plain screen that writes elsewhere.</summary>
    public static Screen To(TextWriter writer, int width = int.MaxValue) => new(writer, isPlain: true, width);

    /// <summary>A screen that writes elsewhere, as if it were this one with another width.</summary>
    public Screen Like(TextWriter writer, int width) => new(writer, IsPlain, width);

    public void Line(string text = "") => _writer.WriteLine(text);

    /// <summary>The text in the colour that <paramref name="ink"/> stands for; unchanged when plain.</summary>
    public string Paint(Ink ink, string text) => IsPlain ? text : ink switch
    {
        Ink.Good => $"\e[32m{text}\e[0m",
        Ink.Bad => $"\e[31m{text}\e[0m",
        Ink.Dim => $"\e[2m{text}\e[0m",
        _ => $"\e[1m{text}\e[0m",
    };

    /// <summary>Writes text broken between words so that it fits, every line after the first indented.</summary>
    /// <param name="first">What the first line begins with, its indent included.</param>
    /// <param name="indent">Columns before every further line.</param>
    public void Paragraph(string first, string text, int indent, Ink? ink = null)
    {
        var start = first;
        foreach (var line in Wrap.Lines(text, Width - indent))
        {
            Line(start + (ink is { } colour ? Paint(colour, line) : line));
            start = new string(' ', indent);
        }
    }

    private static bool MustBePlain() =>
        Console.IsOutputRedirected
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        || Environment.GetEnvironmentVariable("TERM") == "dumb"
        || (OperatingSystem.IsWindows() && !SwitchColoursOn());

    // An old Windows console has them off. In a method of its own, so that the library is loaded where it is needed only.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SwitchColoursOn() => AnsiConsole.Profile.Capabilities.Ansi;

    private static int TerminalWidth() =>
        Console.IsOutputRedirected || Console.WindowWidth is not (> 0 and var width) ? int.MaxValue : width;
}
