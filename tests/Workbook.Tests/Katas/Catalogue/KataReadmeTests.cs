using Workbook.Katas;

namespace Workbook.Tests.Katas.Catalogue;

public class KataReadmeTests
{
    private const string Whole = """
        # Open orders

        15 minutes | difficulty 2 of 3 | building block | counted: SQL statements, rows returned

        The page is slow.

        **Your task.** Make it fast.

        <details><summary>Hint 1: where to look</summary>

        Look at the log.

        </details>
        <details>
        <summary>Hint 2</summary>
        Too much comes back.
        </details>

        """;

    [Fact]
    public void The_line_under_the_title_holds_the_facts()
    {
        var readme = KataReadme.Parse(Whole);

        Assert.Equal("Open orders", readme.Title);
        Assert.True(readme.HasFacts);
        Assert.Equal((15, 2, KataKind.BuildingBlock), (readme.Minutes, readme.Difficulty, readme.Kind));
        Assert.Equal(["SQL statements", "rows returned"], readme.Counted);
    }

    [Fact]
    public void The_text_lies_between_the_facts_and_the_hints()
    {
        var readme = KataReadme.Parse(Whole);

        Assert.StartsWith("The page is slow.", readme.Text, StringComparison.Ordinal);
        Assert.EndsWith("Make it fast.", readme.Text, StringComparison.Ordinal);
        Assert.Equal(7, readme.LinesBeforeHints);
    }

    [Fact]
    public void A_hint_is_the_inside_of_its_block() => Assert.Equal(
        [new Hint(1, "where to look", "Look at the log."), new Hint(2, "", "Too much comes back.")],
        KataReadme.Parse(Whole).Hints);

    [Fact]
    public void Line_endings_do_not_matter() =>
        Assert.Equal(KataReadme.Parse(Whole).Hints, KataReadme.Parse(Whole.ReplaceLineEndings("\r\n")).Hints);

    [Theory]
    [InlineData("")]
    [InlineData("no heading")]
    [InlineData("# Title only")]
    [InlineData("# Title\n\nminutes | difficulty of 3 | counted:")]
    [InlineData("# Title\n\nx minutes | difficulty 7 of 3 | counted: a")]
    [InlineData("<details>")]
    public void What_is_missing_is_empty(string markdown)
    {
        var readme = KataReadme.Parse(markdown);

        Assert.False(readme.HasFacts);
        Assert.Empty(readme.Hints);
        Assert.Equal(KataKind.Diagnosis, readme.Kind);
    }
}
