using System.Text.RegularExpressions;
using Workbook.Cli.Output;

namespace Workbook.Cli.Testing;

/// <summary>Counts the tests as <c>dotnet test</c> prints them, names those that failed at once, and those that take long.</summary>
/// <param name="progress">Where to say so.</param>
/// <param name="ended">Called whenever a test has ended.</param>
internal sealed partial class LiveCount(Progress progress, Action ended)
{
    private readonly HashSet<string> _long = [];
    private int _passed;
    private int _failed;
    private int _skipped;

    /// <summary>Gets what has been counted so far; the failures are without their messages.</summary>
    public TestOutcome Outcome => new(_passed, _failed, _skipped, []);

    /// <summary>Gets the tests that were said to take long since a test ended last.</summary>
    public IReadOnlyCollection<string> StillRunning => _long;

    /// <summary>Takes a line of the output; most are not about a test.</summary>
    public void Read(string line)
    {
        if (LongTest().Match(line) is { Success: true } match)
        {
            if (_long.Add(match.Groups[1].Value))
            {
                progress.Say($"  still running: {match.Groups[1].Value}");
            }

            return;
        }

        var text = line.TrimStart();
        if (text.Length == line.Length)
        {
            return; // Only the lines of tests are indented; "Passed! - Failed: 0 ..." is not.
        }

        if (text.StartsWith("Passed ", StringComparison.Ordinal))
        {
            _passed++;
        }
        else if (text.StartsWith("Skipped ", StringComparison.Ordinal))
        {
            _skipped++;
        }
        else if (text.StartsWith("Failed ", StringComparison.Ordinal))
        {
            _failed++;
            progress.Say($"  failed: {text["Failed ".Length..]}");
        }
        else
        {
            return;
        }

        _long.Clear();
        ended();
        progress.Now(FormattableString.Invariant($"{_passed} passed, {_failed} failed, {_skipped} skipped"));
    }

    // As xunit writes it once a minute: see xunit.runner.json of the tests.
    [GeneratedRegex(@"\[Long Running Test\] '(.+)', Elapsed")]
    private static partial Regex LongTest();
}
