using AngleSharp.Html.Parser;
using Workbook.Rendering;

namespace Workbook.Tests.Rendering;

public class TableTests
{
    private static readonly Table _statements = new Table("Statements", Column.Text("version"), Column.Number("count"))
        .Add("loop", 1001)
        .Add("Include", 1);

    [Fact]
    public void A_terminal_gets_aligned_columns() => Assert.Equal(
        """
        Statements
        version  count
        -------  -----
        loop     1,001
        Include      1
        """.ReplaceLineEndings("\n"), _statements.ToString());

    [Fact]
    public void A_notebook_gets_the_same_cells()
    {
        var page = new HtmlParser().ParseDocument(_statements.ToHtml());

        Assert.Equal("Statements", page.QuerySelector("caption")!.TextContent);
        Assert.Equal(["version", "count"], page.QuerySelectorAll("th[scope=col]").Select(cell => cell.TextContent));
        Assert.Equal(["loop", "1,001", "Include", "1"], page.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Contains("text-align:right", page.QuerySelectorAll("td")[1].GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Foreign_text_stays_text()
    {
        var page = new HtmlParser().ParseDocument(new Table("<i>", Column.Text("<b>")).Add("</td><script>alert(1)</script>").ToHtml());

        Assert.Empty(page.QuerySelectorAll("i, b, script"));
        Assert.Equal("</td><script>alert(1)</script>", page.QuerySelector("td")!.TextContent);
    }

    [Fact]
    public void A_cell_of_several_lines_is_one_line_in_a_terminal() =>
        Assert.Equal("sql\n---------------\nSELECT * FROM T", new Table(null, Column.Text("sql")).Add("SELECT *\r\n\tFROM T").ToString());

    [Fact]
    public void A_row_of_the_wrong_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table(null, Column.Text("a")).Add(1, 2));
        Assert.StartsWith("The row has 2 cells, the table 1 columns.", error.Message, StringComparison.Ordinal);
    }
}
