using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Katas;

/// <summary>Finds the line a learner should look at in a stack trace.</summary>
internal static partial class StackFrames
{
    /// <summary>Returns the first frame in one of the kata's files, of the innermost exception that has one;
    /// of the outermost, and rather in a test file, when tests are preferred.</summary>
    public static (string File, int Line)? Find(IReadOnlyList<string> traces, IReadOnlyList<string> sources, bool preferTests)
    {
        var frames = (preferTests ? traces : traces.Reverse()).SelectMany(trace => Read(trace, sources)).ToList();
        var test = frames.FindIndex(frame => KataFiles.IsTest(frame.File));

        return frames.Count == 0 ? null : frames[preferTests && test >= 0 ? test : 0];
    }

    private static IEnumerable<(string File, int Line)> Read(string trace, IReadOnlyList<string> sources) => Place().Matches(trace)
        .Select(match => (match.Groups["file"].Value, int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)))
        .Where(frame => sources.Contains(frame.Value));

    [GeneratedRegex(@" in (?<file>[^\r\n]+):line (?<line>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
