using Workbook.Lessons;

namespace Workbook.Tests.Lessons;

public sealed class QuizTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void It_shows_each_answer_behind_a_click()
    {
        var html = Read("""{ "questions": [ { "text": "1 < 2?", "choices": [ { "text": "yes", "right": true, "why": "It is." }, { "text": "no", "right": false, "why": "It is not." } ] } ] }""").ToHtml();

        Assert.Contains("1 &lt; 2?", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<details").Length - 1);
        Assert.Contains("<strong>Right.</strong> It is.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json", "is no quiz")]
    [InlineData("{}", "it has no questions")]
    [InlineData("""{ "questions": [ { "text": "Q", "choices": [ { "text": "a", "right": true, "why": "" } ] } ] }""", "two choices or more")]
    [InlineData("""{ "questions": [ { "text": "Q", "choices": [ { "text": "a", "right": true, "why": "" }, { "text": "b", "right": true, "why": "" } ] } ] }""", "one of them right")]
    public void A_quiz_without_one_right_answer_is_refused(string json, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => Read(json)).Message, StringComparison.Ordinal);

    private Quiz Read(string json)
    {
        File.WriteAllText(_file, json);
        return Quiz.Read(_file);
    }
}
