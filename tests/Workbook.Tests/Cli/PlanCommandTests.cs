namespace Workbook.Tests.Cli;

public sealed class PlanCommandTests : IDisposable
{
    private readonly ScratchWorkbook _workbook = new();

    public PlanCommandTests()
    {
        _workbook.AddLesson("00-measure-first", "1");
        _workbook.AddLesson("03-n-plus-one", "1");
        AddKata("03-n-plus-one/order-history", "15 minutes | difficulty 1 of 3 | counted: SQL statements");
        AddKata("03-n-plus-one/batch-loader", "40 minutes | difficulty 3 of 3 | counted: SQL statements | building block");
        AddKata("03-n-plus-one/case-checkout-page", "45 minutes | difficulty 3 of 3 | counted: SQL statements | case");
    }

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task Half_a_day_is_shown_and_written_as_markdown_and_as_a_page()
    {
        var result = await _workbook.RunAsync("plan", "--hours", "3", "--lessons", "3,0", "--start", "13:30");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith(
            "13:30  10 min  Welcome\n13:40  20 min  Lesson 03: Title of n-plus-one\n14:00  15 min  Kata: order-history\n14:15  45 min  Kata: case-checkout-page\n",
            result.Output, StringComparison.Ordinal);
        Assert.Contains("Does not fit: batch-loader (40).", result.Output, StringComparison.Ordinal);
        var markdown = await ReadAsync("plan.md");
        Assert.Contains("`./workbook plan --hours 3 --start 13:30 --lessons 03,00` makes this plan again", markdown, StringComparison.Ordinal);
        Assert.Contains("| 13:40 | Lesson 03: [Title of n-plus-one](../../notebooks/03-n-plus-one.ipynb) | 20 |", markdown, StringComparison.Ordinal);
        Assert.Contains("- Kata: [batch-loader](../../katas/03-n-plus-one/batch-loader/README.md), 40 minutes", markdown, StringComparison.Ordinal);
        Assert.Contains("<td>13:40</td>", (await ReadAsync("plan.html")).Replace(" style=\"text-align: right;\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_half_of_the_hours_go_to_lessons()
    {
        var result = await _workbook.RunAsync("plan", "--hours", "1");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Lesson 00", result.Output, StringComparison.Ordinal);
        Assert.Contains("Does not fit: Title of n-plus-one (20).", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A plan has 1 to 10 days of 1 to 12 hours", "--hours", "0.5")]
    [InlineData("A plan has 1 to 10 days of 1 to 12 hours", "--hours", "4", "--days", "0")]
    [InlineData("A plan has 1 to 10 days of 1 to 12 hours", "--hours", "many")]
    [InlineData("--start takes a time", "--hours", "4", "--start", "noon")]
    [InlineData("There is no lesson \"7\"", "--hours", "4", "--lessons", "0,7")]
    public async Task What_was_typed_wrongly_is_one_sentence(string sentence, params string[] typed)
    {
        var result = await _workbook.RunAsync(["plan", .. typed]);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(sentence, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    private void AddKata(string id, string facts)
    {
        _workbook.AddKata(id, "", "");
        _workbook.AddFile($"katas/{id}/README.md", $"# Title\n\n{facts}\n");
    }

    private Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(_workbook.Artifacts, "plans", file), TestContext.Current.CancellationToken);
}
