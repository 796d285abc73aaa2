using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class LineChartTests
{
    private static readonly int[] _sizes = [10, 100, 1000];

    private static readonly Picture _growth = Chart.Lines("Statements", x: "orders", y: "statements", logX: true, logY: true,
        ("loop", _sizes.Select(n => (n, n * 10L))), ("Include", _sizes.Select(n => (n, 1))));

    [Fact]
    public void A_point_lies_above_the_tick_of_its_x_and_beside_the_tick_of_its_y()
    {
        var drawing = new Drawing(_growth);
        var y = (string label) => drawing.All("text").Where(t => t.Value == label && (string?)t.Attribute("text-anchor") == "end").Select(t => Drawing.Number(t, "y") - 5).Single();
        var x = (string label) => drawing.All("text").Where(t => t.Value == label && (string?)t.Attribute("text-anchor") == "middle").Select(t => Drawing.Number(t, "x")).Single();

        Assert.Equal([(x("10"), y("100")), (x("100"), y("1,000")), (x("1,000"), y("10,000"))], drawing.Markers("loop"));
        Assert.Equal([(x("10"), y("1")), (x("100"), y("1")), (x("1,000"), y("1"))], drawing.Markers("Include"));
        Assert.Equal(x("100") - x("10"), x("1,000") - x("100"), tolerance: 0.02);
        Assert.Equal(y("1,000") - y("100"), y("10,000") - y("1,000"), tolerance: 0.02);
    }

    [Fact]
    public void Linear_axes_start_at_zero_and_keep_proportions()
    {
        var markers = new Drawing(Chart.Lines("t", "x", "y", ("a", new[] { (0.0, 0.0), (50.0, 10.0), (100.0, 20.0) }))).Markers("a");

        Assert.Equal((markers[0].X + markers[2].X) / 2, markers[1].X, tolerance: 0.02);
        Assert.Equal((markers[0].Y + markers[2].Y) / 2, markers[1].Y, tolerance: 0.02);
        Assert.True(markers[2].Y < markers[0].Y, "a larger value has to be drawn higher");
    }

    [Fact]
    public void Points_are_joined_from_left_to_right() =>
        Assert.Equal([1.0, 2.0, 3.0], new Series("a", [(3, 1), (1, 1), (2, 1)]).Points.Select(point => point.X));

    [Fact]
    public void Each_line_is_named_at_its_end()
    {
        var drawing = new Drawing(_growth);

        foreach (var name in new[] { "loop", "Include" })
        {
            Assert.Equal(drawing.Markers(name)[^1].Y, Drawing.Number(drawing.Text(name), "y") - 5, tolerance: 0.02);
        }
    }

    [Fact]
    public void Names_of_lines_that_end_together_do_not_overlap()
    {
        var at = LineChart.Apart([100, 101, 99, 30], top: 0, bottom: 110);

        Assert.Equal(30, at[3]);
        Assert.Equal([72, 91, 110], new[] { at[2], at[0], at[1] });
    }

    [Fact]
    public void Series_differ_in_dash_and_marker_and_not_by_colour_alone()
    {
        var drawing = new Drawing(Chart.Lines("t", "x", "y", [.. Enumerable.Range(0, 6).Select(i => new Series($"s{i}", [(1, i), (2, i)]))]));
        var groups = drawing.All("g").Where(g => g.Attribute("data-series") is not null).ToList();

        Assert.Equal(6, groups.Select(g => (string?)g.Elements().First().Attribute("stroke-dasharray")).Distinct().Count());
        Assert.Equal(6, groups.Select(g => (string?)g.Elements().Last().Attribute("d")).Distinct().Count());
    }

    [Fact]
    public void The_description_says_where_each_line_begins_and_ends() => Assert.Equal(
        "Lines: statements against orders, both axes logarithmic. loop: from 100 at 10 to 10,000 at 1,000. Include: from 1 at 10 to 1 at 1,000.",
        _growth.Description);

    [Fact]
    public void A_terminal_gets_one_row_per_x() => Assert.StartsWith(
        "Statements\norders    loop  Include\n------  ------  -------\n    10     100        1\n", _growth.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_long_series_is_thinned_out_in_a_terminal_and_says_so()
    {
        var picture = Chart.Lines("t", "x", "y", ("a", Enumerable.Range(1, 1000).Select(n => (n, n))));

        Assert.Equal(25, picture.Data.Rows.Count);
        Assert.Equal("Every 40. of 1,000 points", picture.Data.Caption);
    }

    [Theory]
    [InlineData(double.NaN, 1, "An x of the series 'a' is not a number; only finite numbers can be drawn.")]
    [InlineData(1, double.PositiveInfinity, "A y of the series 'a' is infinite; only finite numbers can be drawn.")]
    [InlineData(1, 0, "A y of the series 'a' is 0; a logarithmic axis needs values above 0. Leave the point out, or draw this axis linear.")]
    [InlineData(-5, 1, "An x of the series 'a' is -5; a logarithmic axis needs values above 0. Leave the point out, or draw this axis linear.")]
    public void A_point_that_cannot_be_drawn_is_refused(double x, double y, string message) => Assert.Equal(message,
        Assert.Throws<ArgumentException>(() => Chart.Lines("t", "x", "y", logX: true, logY: true, ("a", new[] { (x, y) }))).Message);

    [Fact]
    public void Nothing_to_draw_is_refused()
    {
        Assert.Equal("There is nothing to draw: no series was given.",
            Assert.Throws<ArgumentException>(() => Chart.Lines("t", "x", "y")).Message);
        Assert.Equal("There is nothing to draw: the series 'a' has no points.",
            Assert.Throws<ArgumentException>(() => Chart.Lines("t", "x", "y", ("a", Array.Empty<(double, double)>()))).Message);
    }
}
