using System.Globalization;
using Workbook.Katas;
using Workbook.Measuring;
using Workbook.Rendering;

namespace Workbook.Cli.Watching;

/// <summary>Remembers what the tests of a kata counted, and says what became of it.</summary>
internal sealed class CountChanges
{
    // Bytes depend a little on what the runtime does beside; the other counts are exact.
    private const double Noise = 0.05;

    private readonly Dictionary<(string Test, string Counter, string? SizeName, int Size, int Nth), long> _counts = [];
    private readonly Dictionary<string, bool> _isGreen = [];

    /// <summary>Compares with the last time each test got as far, and remembers.</summary>
    /// <returns>Lines such as "statements 2,001 -> 1 (1,000 orders)"; none when nothing changed or there is nothing to compare with.</returns>
    public IReadOnlyList<string> Since(KataRun run)
    {
        var lines = new List<string>();
        foreach (var test in run.Tests)
        {
            AddVerdict(test, lines);
        }

        foreach (var test in run.Tests)
        {
            AddCounts(test, lines);
        }

        return [.. lines.Distinct()];
    }

    private void AddVerdict(TestVerdict test, List<string> lines)
    {
        var isGreen = test.Verdict is Verdict.Passed or Verdict.Skipped;
        if (_isGreen.TryGetValue(test.DisplayName, out var was) && was != isGreen)
        {
            lines.Add($"now {(isGreen ? "green" : "red")}: {test.DisplayName}");
        }

        _isGreen[test.DisplayName] = isGreen;
    }

    private void AddCounts(TestVerdict test, List<string> lines)
    {
        var seen = new Dictionary<(string, string?, int), int>();
        foreach (var count in test.Counts)
        {
            // A test may measure the same thing several times: the first is compared with the first.
            var what = (count.Counter, count.SizeName, count.Size);
            var nth = seen[what] = seen.GetValueOrDefault(what) + 1;
            var key = (test.DisplayName, count.Counter, count.SizeName, count.Size, nth);
            if (_counts.TryGetValue(key, out var before) && Differs(count, before))
            {
                lines.Add(Line(count, before));
            }

            _counts[key] = count.Count;
        }
    }

    private static bool Differs(JudgedCount count, long before) => count.Counter == Counter.BytesAllocated
        ? Math.Abs(count.Count - before) > Noise * before
        : count.Count != before;

    private static string Line(JudgedCount count, long before)
    {
        var size = count.SizeName is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Show.Number(count.Size)} {count.SizeName})");
        return $"{count.Counter} {Show.Number(before)} -> {Show.Number(count.Count)}{size}";
    }
}
