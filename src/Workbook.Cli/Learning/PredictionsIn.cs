using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workbook.Cli.Learning;

/// <summary>Finds the predictions in a notebook that was run, here or in an editor: in the outputs of its cells.</summary>
internal static partial class PredictionsIn
{
    /// <summary>The predictions with a guess, each with what was measured last; none for a file that is no notebook.</summary>
    public static ImmutableList<KeptPrediction> Notebook(string path)
    {
        try
        {
            using var notebook = JsonDocument.Parse(File.ReadAllText(path));
            var found = ImmutableList<KeptPrediction>.Empty;
            foreach (var match in notebook.RootElement.GetProperty("cells").EnumerateArray().SelectMany(Outputs).SelectMany(html => Tag().Matches(html)))
            {
                found = Merge(found, [new(WebUtility.HtmlDecode(match.Groups["question"].Value), Number(match, "guess"), Number(match, "measured"))]);
            }

            return found.RemoveAll(prediction => prediction.Guess is null);
        }
        catch (Exception exception) when (exception is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Sets newer predictions in the place of older ones on the same question.</summary>
    public static ImmutableList<KeptPrediction> Merge(ImmutableList<KeptPrediction> older, IEnumerable<KeptPrediction> newer)
    {
        foreach (var prediction in newer)
        {
            var index = older.FindIndex(known => known.Question == prediction.Question);
            older = index < 0 ? older.Add(prediction) : older.SetItem(index, prediction);
        }

        return older;
    }

    private static IEnumerable<string> Outputs(JsonElement cell) =>
        cell.TryGetProperty("outputs", out var outputs) && outputs.ValueKind == JsonValueKind.Array
            ? outputs.EnumerateArray()
                .Select(output => output.TryGetProperty("data", out var data) && data.TryGetProperty("text/html", out var html) ? Text(html) : "")
            : [];

    // Text in a notebook is a string or a list of lines.
    private static string Text(JsonElement text) => text.ValueKind == JsonValueKind.Array
        ? string.Concat(text.EnumerateArray().Select(line => line.GetString()))
        : text.GetString() ?? "";

    private static double? Number(Match match, string group) =>
        double.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex("<p data-prediction=\"(?<question>[^\"]*)\" data-guess=\"(?<guess>[^\"]*)\" data-measured=\"(?<measured>[^\"]*)\"")]
    private static partial Regex Tag();
}
