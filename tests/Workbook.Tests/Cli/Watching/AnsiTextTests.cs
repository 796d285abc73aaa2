using Workbook.Cli.Watching;

namespace Workbook.Tests.Cli.Watching;

public class AnsiTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one two", "one t|wo")]
    [InlineData("12345", "12345")]
    [InlineData("\tx", "    x")]
    public void A_long_line_takes_several_rows(string line, string rows) => Assert.Equal(rows.Split('|'), AnsiText.Rows(line, 5));

    [Fact]
    public void A_colour_takes_no_column_and_goes_on_in_the_next_row() =>
        Assert.Equal(["\e[31mredre\e[0m", "\e[31md\e[0m no"], AnsiText.Rows("\e[31mredred\e[0m no", 5));

    [Fact]
    public void What_a_kata_printed_cannot_move_the_cursor() =>
        Assert.Equal(["[2Jgone[5A"], AnsiText.Rows("\e[2Jgone\r\a\e[5A", 40));
}
