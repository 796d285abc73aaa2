using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class ScaleTests
{
    private static string[] Labels(Scale scale) => [.. scale.Ticks.Select(tick => tick.Label).Where(label => label.Length > 0)];

    [Theory]
    [InlineData(0, 101, "0|50|100|150")]
    [InlineData(0, 1, "0.0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(0.96, 1.04, "0.96|0.98|1.00|1.02|1.04")]
    [InlineData(-3, 7, "-4|-2|0|2|4|6|8")]
    [InlineData(0, 1_000_000, "0|200,000|400,000|600,000|800,000|1,000,000")]
    [InlineData(0, 0, "0.0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(7, 7, "0|2|4|6|8")]
    public void Linear_ticks_are_round_and_enclose_the_data(double min, double max, string expected) =>
        Assert.Equal(expected.Split('|'), Labels(Scale.Up(log: false, min, max, 100, 0)));

    [Theory]
    [InlineData(11, 10_001, "10|100|1,000|10,000|100,000")]
    [InlineData(10, 1000, "10|100|1,000")]
    [InlineData(0.04, 1450, "0.01|0.1|1|10|100|1,000|10,000")]
    [InlineData(2, 7, "1|2|5|10")]
    [InlineData(1, 1, "1|2|5|10")]
    public void Logarithmic_ticks_are_decades(double min, double max, string expected) =>
        Assert.Equal(expected.Split('|'), Labels(Scale.Across(log: true, min, max, 0, 500)));

    [Fact]
    public void Many_decades_are_labelled_at_even_distances() =>
        Assert.Equal(["1e-6", "0.001", "1", "1,000", "1,000,000"], Labels(Scale.Up(log: true, 1e-6, 1e6, 200, 0)));

    [Fact]
    public void Labels_of_an_axis_across_never_touch()
    {
        foreach (var room in new[] { 120, 200, 300, 500 })
        {
            foreach (var log in new[] { true, false })
            {
                var scale = Scale.Across(log, 1, 5_000_000, 0, room);
                var labelled = scale.Ticks.Where(tick => tick.Label.Length > 0).ToList();
                foreach (var (left, right) in labelled.Zip(labelled.Skip(1)))
                {
                    var halves = (Svg.WidthOf(left.Label) + Svg.WidthOf(right.Label)) / 2;
                    Assert.True(scale.At(right.Value) - scale.At(left.Value) > halves, $"{left.Label} touches {right.Label} in {room} px");
                }
            }
        }
    }

    [Fact]
    public void The_last_label_ends_inside_the_picture()
    {
        var scale = Scale.Across(log: false, 0, 1_000_000, 0, Svg.Width);

        Assert.True(scale.At(scale.Max) + (Svg.WidthOf("1,000,000") / 2) <= Svg.Width);
    }

    [Fact]
    public void A_linear_axis_maps_equal_differences_to_equal_distances()
    {
        var scale = Scale.Up(log: false, 0, 100, 300, 100);

        Assert.Equal([300, 250, 200, 100], new[] { 0, 25, 50, 100.0 }.Select(scale.At));
    }

    [Fact]
    public void A_logarithmic_axis_maps_equal_ratios_to_equal_distances()
    {
        var scale = Scale.Up(log: true, 1, 10_000, 300, 100);

        Assert.Equal([300, 250, 200, 100], new[] { 1, 10, 100, 10_000.0 }.Select(value => Math.Round(scale.At(value), 9)));
    }
}
