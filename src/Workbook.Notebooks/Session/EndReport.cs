using System.Globalization;

namespace Workbook.Notebooks;

/// <summary>Words for a cell that did not come back.</summary>
internal static class EndReport
{
    public static ErrorOutput TooLong(int number, TimeSpan limit) => new(
        ErrorNames.TimeLimit,
        string.Create(CultureInfo.InvariantCulture,
            $"Cell {number} did not finish within {limit.TotalSeconds:0.###} s and was stopped. If it needs longer, run the lesson with --time-limit SECONDS."),
        Line: null,
        Trace: []);

    public static ErrorOutput Died(Turn turn, int exitCode)
    {
        var said = turn.ErrorText();
        var cause = said.Contains("Stack overflow.", StringComparison.Ordinal) ? "a stack overflow: look for a method that calls itself for ever"
            : said.Contains("Process terminated.", StringComparison.Ordinal) ? "a call of Environment.FailFast"
            : said.Contains("Unhandled exception.", StringComparison.Ordinal) ? "an exception on a thread that nobody awaited; it is printed above"
            : "the cell called Environment.Exit, or something from outside ended it";
        return new ErrorOutput(
            ErrorNames.ProcessEnded,
            string.Create(CultureInfo.InvariantCulture, $"Cell {turn.Number} ended the process in which cells run, exit code {exitCode}: {cause}."),
            Line: null,
            Trace: []);
    }
}
