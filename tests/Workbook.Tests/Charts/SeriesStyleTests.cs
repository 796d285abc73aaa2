using System.Globalization;
using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class SeriesStyleTests
{
    public static TheoryData<string> Colors => [.. SeriesStyle.All.Select(style => style.Color)];

    [Theory, MemberData(nameof(Colors))]
    public void Every_colour_stands_out_on_a_white_and_on_a_dark_page(string color)
    {
        Assert.True(Contrast(color, "#ffffff") >= 3, $"{color} on white: {Contrast(color, "#ffffff"):0.00}, wanted 3");
        Assert.True(Contrast(color, "#1e1e1e") >= 3, $"{color} on #1e1e1e: {Contrast(color, "#1e1e1e"):0.00}, wanted 3");
    }

    [Fact]
    public void The_contrast_is_computed_as_WCAG_defines_it()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), tolerance: 0.001);
        Assert.Equal(4.48, Contrast("#777777", "#ffffff"), tolerance: 0.01);
    }

    [Fact]
    public void Styles_repeat_after_the_last() => Assert.Equal(SeriesStyle.Of(0), SeriesStyle.Of(SeriesStyle.All.Count));

    private static double Contrast(string a, string b)
    {
        double[] luminances = [Luminance(a), Luminance(b)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    private static double Luminance(string color)
    {
        double Channel(int at)
        {
            var share = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
