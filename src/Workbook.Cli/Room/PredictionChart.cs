using System.Globalization;
using Workbook.Charts;

namespace Workbook.Cli.Room;

/// <summary>What a room guessed.</summary>
/// <param name="Text">The question.</param>
/// <param name="Guesses">At least one, all finite.</param>
/// <param name="Measured">What the lesson measured; the median where it differs from machine to machine; null when nobody ran it.</param>
internal sealed record Question(string Text, IReadOnlyList<double> Guesses, double? Measured);

/// <summary>Guesses beside what was measured.</summary>
internal static class PredictionChart
{
    private const string Title = "Guesses, and what was measured";

    // More bars than these cannot be read from the back row.
    private const int MostBars = 20;

    /// <summary>A row for each different guess, with how many made it, and one for what was measured, in the order of their size.</summary>
    public static Picture Of(Question question)
    {
        // A bar cannot point below zero; such a guess was no guess.
        var guesses = question.Guesses.Where(guess => guess >= 0).GroupBy(guess => guess).OrderBy(same => same.Key).ToList();
        var rows = Thinned(guesses.Select(same => (Name: Count(same.Count()), Value: same.Key)).ToList());
        if (question.Measured is { } measured && measured >= 0)
        {
            rows.Add(("measured ▸", measured));
        }

        var values = rows.Select(row => row.Value).Where(value => value > 0).ToList();
        var isWide = values.Count == rows.Count && values.Max() > 50 * values.Min();
        return rows.Count == 0
            ? Chart.Bars(Title, "guess", ("no guess that can be drawn", 0))
            : Chart.Bars(Title, isWide ? "guess (logarithmic)" : "guess", isWide, [.. rows.OrderBy(row => row.Value)]);
    }

    private static List<(string Name, double Value)> Thinned(List<(string Name, double Value)> rows) =>
        rows.Count <= MostBars ? rows : [.. Enumerable.Range(0, MostBars).Select(i => rows[i * (rows.Count - 1) / (MostBars - 1)])];

    private static string Count(int people) => people == 1 ? "one says" : string.Create(CultureInfo.InvariantCulture, $"{people} say");
}
