using System.Globalization;
using System.Text;
using Workbook.Cli.Output;
using Workbook.Rendering;

namespace Workbook.Cli.Learning;

/// <summary>An export as a page of its own: no script, nothing from a network, every text escaped.</summary>
internal static class ExportPage
{
    private const string Style = """
        :root { color-scheme: light dark }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.6rem; margin-bottom: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .3rem }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; table-layout: fixed }
        th:first-child { width: 40% }
        th, td { overflow-wrap: anywhere; text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #8884; vertical-align: top }
        .n { text-align: right } .dim { opacity: .7 }
        @media print { body { max-width: none } h2 { break-after: avoid } }
        """;

    public static string Of(LearnerExport export)
    {
        var katas = export.Lessons.SelectMany(lesson => lesson.Katas).ToList();
        var title = export.Name.Length == 0 ? "Progress in the workbook" : $"{export.Name}: progress in the workbook";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Show.Html(title)}}</title>
            <style>
            {{Style}}
            </style>
            </head>
            <body>
            <h1>{{Show.Html(title)}}</h1>
            <p class="dim">{{export.ExportedAt:yyyy-MM-dd HH:mm}}</p>
            <p>{{Sum(katas)}}{{Spent(", ", katas.Sum(kata => kata.SecondsSpent), " spent on katas")}}.</p>

            """);
        foreach (var lesson in export.Lessons.Where(IsBegun))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Show.Html(Title(lesson))}</h2>\n");
            AppendKatas(page, lesson.Katas);
            AppendPredictions(page, lesson.Predictions);
            if (lesson.Quiz is { } quiz)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p>Quiz: {quiz.BestRight} of {quiz.Questions} right, the best of {quiz.Rounds}.</p>\n");
            }
        }

        var others = export.Lessons.Where(lesson => !IsBegun(lesson)).Select(Title).ToList();
        if (others.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>Not begun</h2>\n<ul><li>{string.Join("</li><li>", others.Select(Show.Html))}</li></ul>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static bool IsBegun(ExportedLesson lesson) =>
        lesson.Quiz is not null || lesson.Predictions.Count > 0 || lesson.Katas.Any(kata => kata.State != KataState.New);

    private static string Title(ExportedLesson lesson) => lesson.Title.Length > 0 ? lesson.Title : lesson.Name;

    private static string Sum(IReadOnlyList<ExportedKata> katas) => string.Create(
        CultureInfo.InvariantCulture, $"{katas.Count(kata => kata.State == KataState.Solved)} of {katas.Count} katas solved, {katas.Sum(kata => kata.Stars)} stars");

    private static void AppendKatas(StringBuilder page, IReadOnlyList<ExportedKata> katas)
    {
        if (katas.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<p>{Sum(katas)}.</p>\n")
            .Append("<table><thead><tr><th>Kata</th><th>State</th><th>Stars</th><th class=\"n\">Attempts</th><th class=\"n\">Hints</th><th class=\"n\">Time</th></tr></thead><tbody>\n");
        foreach (var kata in katas)
        {
            var name = Show.Html(kata.Title.Length > 0 ? kata.Title : kata.Id);
            page.Append(kata.State == KataState.New
                ? $"<tr class=\"dim\"><td>{name}</td><td></td><td></td><td></td><td></td><td></td></tr>\n"
                : string.Create(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td>{State(kata)}</td><td>{Stars.Text(Math.Clamp(kata.Stars, 0, 3))}</td><td class=\"n\">{kata.Attempts}</td><td class=\"n\">{kata.HintsTaken}</td><td class=\"n\">{Spent("", kata.SecondsSpent, "")}</td></tr>\n"));
        }

        page.Append("</tbody></table>\n");
    }

    private static string State(ExportedKata kata) => kata switch
    {
        { State: KataState.CaughtUp } => "caught up",
        { State: KataState.Solved, SawAnswer: true } => "solved, saw the answer first",
        { State: KataState.Solved } => "solved",
        { SawAnswer: true } => "saw the answer",
        _ => "started",
    };

    private static void AppendPredictions(StringBuilder page, IReadOnlyList<KeptPrediction> predictions)
    {
        if (predictions.Count == 0)
        {
            return;
        }

        page.Append("<table><thead><tr><th>Prediction</th><th class=\"n\">Guess</th><th class=\"n\">Measured</th></tr></thead><tbody>\n");
        foreach (var prediction in predictions)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Show.Html(prediction.Question)}</td><td class=\"n\">{Number(prediction.Guess)}</td><td class=\"n\">{Number(prediction.Measured)}</td></tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static string Number(double? value) => value is { } number ? Show.Number(number) : "";

    private static string Spent(string before, int seconds, string after) =>
        TimeText.Of(TimeSpan.FromSeconds(seconds)) is { Length: > 0 } text ? before + text + after : "";
}
