using Workbook.Cli.Output;
using Workbook.Cli.Quizzes;

namespace Workbook.Tests.Cli;

public sealed class QuizCommandTests : IDisposable
{
    private const string Json = """
        { "questions": [
          { "text": "First?", "choices": [ { "text": "yes", "right": true, "why": "It is." }, { "text": "no", "right": false, "why": "It is not." } ] },
          { "text": "Second?", "choices": [ { "text": "left", "right": false, "why": "Too far." }, { "text": "middle", "right": true, "why": "Just so." } ] }
        ] }
        """;

    private readonly ScratchWorkbook _workbook = new();
    private readonly StringWriter _written = new();

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public void It_explains_each_answer_and_counts_the_right_ones()
    {
        var text = Ask("a\nz\nA\n");

        Assert.Contains("Right. It is.", text, StringComparison.Ordinal);
        Assert.Contains("One letter, a to b:", text, StringComparison.Ordinal);
        Assert.Contains("No. Too far.", text, StringComparison.Ordinal);
        Assert.Contains("Right is: middle. Just so.", text, StringComparison.Ordinal);
        Assert.EndsWith("1 of 2 right.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_input_ends_the_round() =>
        Assert.EndsWith("Ended after 1 of 2 questions, 1 right; that is not kept.\n", Ask("a\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_lesson_without_a_quiz_says_so()
    {
        _workbook.AddLesson("03-n-plus-one", "1");

        var result = await _workbook.RunAsync("quiz", "3");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("03-n-plus-one.quiz.json cannot be read", result.Errors, StringComparison.Ordinal);
    }

    private string Ask(string answers)
    {
        _workbook.AddFile("notebooks/q.quiz.json", Json);
        new QuizRound(Screen.To(_written), new StringReader(answers)).Ask(Path.Combine(_workbook.Root, "notebooks", "q.quiz.json"));
        return _written.ToString().ReplaceLineEndings("\n");
    }
}
