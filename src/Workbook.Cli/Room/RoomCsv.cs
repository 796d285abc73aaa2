using System.Globalization;
using System.Text;
using Workbook.Cli.Learning;

namespace Workbook.Cli.Room;

/// <summary>The room as CSV: one file for katas, one for predictions.</summary>
internal static class RoomCsv
{
    /// <summary>A line for each participant and kata that was begun.</summary>
    public static string Katas(HandedIn room) => Text(
        ["name", "kata", "minutes planned", "state", "stars", "attempts", "hints taken", "saw the answer", "minutes spent", "solved at"],
        room.Participants.SelectMany(one => one.Katas.Where(kata => kata.State != KataState.New).Select(kata => (object?[])
        [
            one.Name, kata.Id, kata.Minutes, StateText.Of(kata.State), kata.Stars, kata.Attempts, kata.HintsTaken, kata.SawAnswer ? "yes" : "no",
            Math.Round(kata.SecondsSpent / 60.0, 1), kata.SolvedAt?.ToString("O", CultureInfo.InvariantCulture),
        ])));

    /// <summary>A line for each prediction that was made or measured.</summary>
    public static string Predictions(HandedIn room) => Text(
        ["name", "lesson", "question", "guess", "measured"],
        room.Participants.SelectMany(one => one.Export.Lessons.SelectMany(lesson =>
            lesson.Predictions.Select(prediction => (object?[])[one.Name, lesson.Name, prediction.Question, prediction.Guess, prediction.Measured]))));

    private static string Text(string[] head, IEnumerable<object?[]> rows)
    {
        // With the mark that tells a spreadsheet that this is UTF-8, and the line ends of the standard (RFC 4180).
        var text = new StringBuilder("\uFEFF").AppendJoin(',', head).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => $"\"{Harmless(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // A spreadsheet runs a text that begins so as a formula, also behind spaces.
    private static string Harmless(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
}
