using System.Text.RegularExpressions;

namespace Workbook.Katas;

/// <summary>Reads the blocks <c>&lt;details&gt;&lt;summary&gt;Hint 1: ...&lt;/summary&gt; ... &lt;/details&gt;</c>.</summary>
internal static partial class KataHints
{
    public static IReadOnlyList<Hint> Parse(ReadOnlySpan<string> lines) =>
        [.. Block().Matches(string.Join('\n', lines!)).Select(match => new Hint(
            int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
            match.Groups["title"].Value.Trim(),
            match.Groups["text"].Value.Trim()))];

    [GeneratedRegex(
        @"<details>\s*<summary>\s*Hint\s+(?<number>\d)\s*:?(?<title>.*?)</summary>(?<text>.*?)</details>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
