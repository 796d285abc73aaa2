using Workbook.Cli.Output;

namespace Workbook.Tests.Cli.Output;

public class SideBySideTests
{
    [Fact]
    public void Equal_lines_stand_at_the_same_height()
    {
        var rows = LineMatch.Of(["a", "slow 1", "slow 2", "z"], ["a", "fast", "z", "more"]);

        Assert.Equal(
            [new("a", "a", true), new("slow 1", "fast", false), new("slow 2", null, false), new("z", "z", true), new(null, "more", false)],
            rows);
    }

    [Fact]
    public void A_wide_terminal_shows_two_columns_and_no_line_is_too_long()
    {
        var longLine = "    var x = " + string.Join(" + ", Enumerable.Repeat("number", 30)) + ";";
        var lines = Show(120, "same\n\n" + longLine, "same\nshort").TrimEnd().Split('\n');

        Assert.StartsWith("Yours ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" │ Ours", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 120));
        Assert.All(lines, line => Assert.Equal('│', line[59]));
        Assert.Equal(30, lines.Sum(line => line[..58].Split("number").Length - 1));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(int.MaxValue)]
    public void A_narrow_terminal_and_a_pipe_show_one_under_the_other(int width) =>
        Assert.Equal("Yours\na\nb\n\nOurs\na\nc\n", Show(width, "a\nb", "a\nc"));

    private static string Show(int width, string left, string right)
    {
        using var written = new StringWriter();
        new SideBySide(Screen.To(written, width)).Show("Yours", left, "Ours", right);
        return written.ToString().ReplaceLineEndings("\n");
    }
}
