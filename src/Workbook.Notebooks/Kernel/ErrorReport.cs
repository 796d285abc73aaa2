using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>An exception as a learner needs it: the type, the message, the line in the cell, and no frames of the runner.</summary>
internal static partial class ErrorReport
{
    private const int Frames = 12;

    private static readonly string[] _runner =
        ["at Workbook.Notebooks.", "at System.DisplayExtensions.", "at System.Reflection.", "at System.RuntimeMethodHandle.", "at InvokeStub_"];

    /// <summary>The file name under which a cell is compiled.</summary>
    public static string FileName(int cell) => string.Create(CultureInfo.InvariantCulture, $"cell {cell}");

    public static ErrorOutput Of(Exception exception, int cell)
    {
        var trace = new List<string>();
        int? line = null;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e != exception)
            {
                trace.Add($"caused by {TypeNames.Of(e.GetType())}: {e.Message}");
            }

            var frames = FramesOf(e).ToList();
            line ??= frames.FirstOrDefault(f => f.File == FileName(cell)).Line;
            trace.AddRange(frames.Take(Frames).Select(f => f.Text));
        }

        return new ErrorOutput(TypeNames.Of(exception.GetType()), exception.Message, line, trace);
    }

    private static IEnumerable<(string Text, string? File, int? Line)> FramesOf(Exception exception)
    {
        foreach (var text in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // From here on it is the script engine and the runner.
            if (text.Contains("Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal))
            {
                yield break;
            }

            // A cell calls display, that calls the value's ToHtml by reflection: these stand between two frames of a learner.
            if (_runner.Any(r => text.StartsWith(r, StringComparison.Ordinal)))
            {
                continue;
            }

            if (Frame().Match(text) is { Success: true } frame)
            {
                var file = frame.Groups["file"].Value is { Length: > 0 } path ? CellFile().Match(path) is { Success: true } own ? own.Value : path : null;
                int? line = file is null ? null : int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture);
                var method = StateMachine().Replace(TypeNames.Clean(frame.Groups["method"].Value), "$1");
                method = method == "<Initialize>" ? "" : $"{method}, ";
                yield return (file is null ? $"at {method}".TrimEnd(',', ' ') : $"at {method}{file}, line {line}", file, line);
            }
        }
    }

    [GeneratedRegex(@"^at (?<method>.*?)( in (?<file>.*):line (?<line>\d+))?$")]
    private static partial Regex Frame();

    // The compiler makes the name a full path.
    [GeneratedRegex(@"cell \d+$")]
    private static partial Regex CellFile();

    // An async method runs in a state machine: <Name>d__3.MoveNext().
    [GeneratedRegex(@"<(<?\w+>?)>d(?:__\d+)?(?:`\d+)?\.MoveNext\(\)")]
    private static partial Regex StateMachine();
}
