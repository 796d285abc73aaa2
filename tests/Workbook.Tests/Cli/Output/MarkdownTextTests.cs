using Workbook.Cli.Output;

namespace Workbook.Tests.Cli.Output;

public class MarkdownTextTests
{
    [Fact]
    public void Paragraphs_are_broken_anew_and_lose_their_marks() =>
        Assert.Equal(
            ["Task. Change", "`a.cs` only,", "2 * 3 * 4."],
            Lines("**Task.** Change\n[`a.cs`](a.cs) only,\n2 * 3 * 4.", 12));

    [Fact]
    public void Items_of_a_list_hang_and_stay_apart() =>
        Assert.Equal(
            ["- one two", "  three", "- four", "", "1. five"],
            Lines("- one two\n  three\n- four\n\n1. five", 9));

    [Fact]
    public void Code_stays_as_it_is() =>
        Assert.Equal(
            ["Before:", "", "    var x  = 1;", "    # no heading | of a table", "", "After"],
            Lines("Before:\n\n```csharp\nvar x  = 1;\n# no heading | of a table\n```\n\n## After", 9));

    [Fact]
    public void A_table_has_its_columns_one_under_the_other() =>
        Assert.Equal(
            ["Orders  Way", "------  ------", "    10  slow", " 1,000  slower", "", "After"],
            Lines("| Orders | Way |\n| ---: | --- |\n| 10 | **slow** |\n| 1,000 | slower |\n\nAfter", 60));

    [Fact]
    public void A_table_that_is_too_wide_breaks_its_cells() =>
        Assert.Equal(
            ["Orders  Statements", "            before", "------  ----------", "    10          21"],
            Lines("| Orders | Statements before |\n| --: | --: |\n| 10 | 21 |", 18));

    [Fact]
    public void A_section_ends_where_the_next_begins()
    {
        const string readme = "# Title\n\n## What you just did\n\nThis.\n\n### Deeper\n\nThat.\n\n## Why\n\nBecause.\n";

        Assert.Equal("This.\n\n### Deeper\n\nThat.", MarkdownBlocks.Section(readme, "What you just did"));
        Assert.Equal("", MarkdownBlocks.Section(readme, "Missing"));
    }

    private static IEnumerable<string> Lines(string markdown, int width) =>
        MarkdownText.Lines(markdown, Screen.To(TextWriter.Null, width));
}
