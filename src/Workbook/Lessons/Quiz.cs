using System.Text.Json;
using Workbook.Rendering;

namespace Workbook.Lessons;

/// <summary>The questions at the end of a lesson. In a notebook each answer opens on a click; no script is needed.</summary>
/// <param name="Questions">The questions, in order.</param>
public sealed record Quiz(IReadOnlyList<QuizQuestion> Questions) : Rendered
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a quiz.</summary>
    /// <param name="path">A file beside the lesson, such as "03-n-plus-one.quiz.json".</param>
    /// <exception cref="InvalidDataException">The file is no quiz: not JSON, no questions, or a question without exactly one right choice.</exception>
    public static Quiz Read(string path)
    {
        Quiz? quiz;
        try
        {
            quiz = JsonSerializer.Deserialize<Quiz>(File.ReadAllText(path), _json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no quiz: {e.Message}", e);
        }

        if (quiz?.Questions is not { Count: > 0 } questions)
        {
            throw new InvalidDataException($"{path} is no quiz: it has no questions.");
        }

        var bad = questions.FirstOrDefault(q => string.IsNullOrWhiteSpace(q.Text) || q.Choices is not { Count: > 1 } || q.Choices.Count(c => c.Right) != 1);
        return bad is null ? quiz : throw new InvalidDataException($"{path}: the question \"{bad.Text}\" needs two choices or more, one of them right.");
    }

    /// <inheritdoc/>
    public override string ToHtml() => string.Concat(Questions.Select((question, i) =>
        $"<p style=\"margin:1em 0 0.3em\"><strong>{i + 1}. {Show.Html(question.Text)}</strong></p>"
        + string.Concat(question.Choices.Select(choice =>
            $"<details style=\"margin:0.2em 0 0.2em 1em\"><summary>{Show.Html(choice.Text)}</summary>"
            + $"<p style=\"margin:0.2em 0 0.6em 1em\"><strong>{(choice.Right ? "Right." : "No.")}</strong> {Show.Html(choice.Why)}</p></details>"))));

    /// <inheritdoc/>
    public override string ToText() => string.Join('\n', Questions.Select((question, i) =>
        $"{i + 1}. {question.Text}\n" + string.Join('\n', question.Choices.Select((choice, c) => $"   {(char)('a' + c)}) {choice.Text}"))));
}
