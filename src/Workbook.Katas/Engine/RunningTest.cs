using System.Diagnostics;
using System.Text;
using Workbook.Measuring;

namespace Workbook.Katas;

/// <summary>The test that a worker is running now.</summary>
internal sealed class RunningTest(FoundCase testCase, string displayName)
{
    private const int OutputLimit = 64 * 1024;
    private readonly StringBuilder _output = new();
    private readonly List<JudgedCount> _counts = [];
    private readonly long _start = Stopwatch.GetTimestamp();

    public FoundCase Case { get; } = testCase;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public void Write(string text) => _output.Append(text, 0, Math.Min(text.Length, OutputLimit - _output.Length));

    public void Count(JudgedCount count)
    {
        // One count may be held to several budgets.
        if (!_counts.Contains(count))
        {
            _counts.Add(count);
        }
    }

    public TestVerdict Verdict(Verdict verdict) => Verdicts.Of(Case, verdict) with
    {
        DisplayName = displayName,
        Elapsed = Elapsed,
        Output = _output.ToString(),
        Counts = _counts,
    };
}
