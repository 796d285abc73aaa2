using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>The hint that a failure names: "Next: hint 2 in katas/03-n-plus-one/order-history/README.md".</summary>
internal static partial class HintNamed
{
    /// <summary>What the first failure that names a hint names; null when none does.</summary>
    public static int? In(KataRun run) => run.Tests
        .Where(test => test.Verdict is not (Verdict.Passed or Verdict.Skipped))
        .Select(test => Sentence().Match(test.Message))
        .Where(match => match.Success)
        .Select(match => (int?)int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    [GeneratedRegex(@"Next: hint (\d) in katas/")]
    private static partial Regex Sentence();
}
