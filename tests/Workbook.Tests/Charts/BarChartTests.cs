using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class BarChartTests
{
    [Fact]
    public void Bars_are_as_long_as_their_values_and_carry_their_numbers()
    {
        var drawing = new Drawing(Chart.Bars("Statements", "statements", ("loop", 1000), ("Include", 250)));
        var widths = drawing.All("rect").Select(bar => Drawing.Number(bar, "width")).ToList();

        Assert.Equal(4, widths[0] / widths[1], tolerance: 0.01);
        Assert.Contains("1,000", drawing.Texts);
        Assert.Contains("250", drawing.Texts);
        Assert.Contains("statements", drawing.Texts);
    }

    [Fact]
    public void A_logarithmic_axis_shows_dots_because_a_length_would_mean_nothing()
    {
        var drawing = new Drawing(Chart.Bars("Reads", "time (µs)", logX: true, ("memory", 0.1), ("Redis", 100)));

        Assert.Empty(drawing.All("rect"));
        Assert.Equal(2, drawing.All("path").Count());
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("a name too long to stand beside its bar")]
    public void The_first_number_of_the_axis_is_not_cut_off(string name)
    {
        var drawing = new Drawing(Chart.Bars("Reads", "time (ms)", logX: true, (name, 0.0012), ("b", 5)));

        Assert.InRange(Drawing.Number(drawing.Text("0.001"), "x"), (Svg.WidthOf("0.001") / 2) - 0.01, Svg.Width);
    }

    [Fact]
    public void A_terminal_gets_bars_of_characters() => Assert.Equal(
        """
        Statements
                 statements
        -------  ----------  ----------------------------------------
        loop          1,000  ########################################
        Include         250  ##########
        none              0
        Bars: statements. loop 1,000, Include 250, none 0.
        """.ReplaceLineEndings("\n"), Chart.Bars("Statements", "statements", ("loop", 1000), ("Include", 250), ("none", 0)).ToString());

    [Fact]
    public void A_negative_bar_is_refused() => Assert.Equal("The bar 'a' is -1; a bar is a length and starts at 0.",
        Assert.Throws<ArgumentException>(() => Chart.Bars("t", "x", ("a", -1))).Message);

    [Fact]
    public void No_bars_are_refused() => Assert.Equal("There is nothing to draw: no bar was given.",
        Assert.Throws<ArgumentException>(() => Chart.Bars("t", "x")).Message);
}
