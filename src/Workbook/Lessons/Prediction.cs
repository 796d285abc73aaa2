using System.Globalization;
using Workbook.Rendering;

namespace Workbook.Lessons;

/// <summary>A guess, and later what was measured beside it.</summary>
/// <param name="Question">What is guessed, with its unit.</param>
/// <param name="Guess">The guess, or null.</param>
/// <param name="Measured">What was measured, or null before.</param>
public sealed record Prediction(string Question, double? Guess, double? Measured = null) : Rendered
{
    /// <summary>Returns the prediction with what was measured.</summary>
    public Prediction Against(double measured) => this with { Measured = measured };

    /// <inheritdoc/>
    /// <remarks>The numbers stand in attributes too, so that `workbook export` finds them in a notebook that was run.</remarks>
    public override string ToHtml() =>
        $"<p data-prediction=\"{Show.Html(Question)}\" data-guess=\"{Exact(Guess)}\" data-measured=\"{Exact(Measured)}\" "
        + $"style=\"margin:0.3em 0\"><strong>{Show.Html(Question)}</strong> {Show.Html(Answer())}</p>";

    /// <inheritdoc/>
    public override string ToText() => $"{Question} {Answer()}";

    private string Answer() => (Guess, Measured) switch
    {
        (null, null) => "No guess yet: put a number in the cell above, or go on.",
        (null, { } measured) => $"Measured: {Show.Number(measured)}.",
        ({ } guess, null) => $"You say {Show.Number(guess)}.",
        ({ } guess, { } measured) when guess == measured => $"You said {Show.Number(guess)}, and that is what was measured.",
        ({ } guess, { } measured) => $"You said {Show.Number(guess)}; measured: {Show.Number(measured)}.{Factor(guess, measured)}",
    };

    private static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Factor(double guess, double measured)
    {
        var factor = guess > 0 && measured > 0 ? Math.Max(guess / measured, measured / guess) : 1;
        return factor < 1.5 ? "" : $" You were off by a factor of {Show.Number(Math.Round(factor, factor < 10 ? 1 : 0))}.";
    }
}
