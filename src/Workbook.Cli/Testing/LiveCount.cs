using Workbook.Cli.Output;

namespace Workbook.Cli.Testing;

/// <summary>Counts the tests as <c>dotnet test</c> prints them, and names those that failed at once.</summary>
internal sealed class LiveCount(Progress progress)
{
    private int _passed;
    private int _failed;
    private int _skipped;

    /// <summary>Takes a line of the output; most are not about a test that ended.</summary>
    public void Read(string line)
    {
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

        progress.Now(FormattableString.Invariant($"{_passed} passed, {_failed} failed, {_skipped} skipped"));
    }
}
