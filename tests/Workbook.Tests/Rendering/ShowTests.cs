using System.Globalization;
using Workbook.Rendering;

namespace Workbook.Tests.Rendering;

public class ShowTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(12345, "12,345")]
    [InlineData(-12345, "-12,345")]
    [InlineData(1234.5, "1,234")]
    [InlineData(999.96, "1,000")]
    [InlineData(123.456, "123")]
    [InlineData(12.3456, "12.3")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(0.00001234, "1.23e-5")]
    [InlineData(2e15, "2e+15")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "-infinite")]
    public void A_number_is_shown_for_a_reader(double value, string expected) => Assert.Equal(expected, Show.Number(value));

    [Fact]
    public void A_whole_number_is_never_rounded() => Assert.Equal("9,007,199,254,740,993", Show.Value(9_007_199_254_740_993));

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Assert.Equal("1,234 0.5 -1.5", $"{Show.Value(1234)} {Show.Value(0.5)} {Show.Value(-1.5m)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(8, "800 ns")]
    [InlineData(123, "12.3 µs")]
    [InlineData(45_678, "4.57 ms")]
    [InlineData(12_000_000, "1.2 s")]
    [InlineData(36_000_000_000, "60 min")]
    [InlineData(0, "0 s")]
    public void A_duration_carries_the_unit_that_suits_it(long ticks, string expected) =>
        Assert.Equal(expected, Show.Duration(TimeSpan.FromTicks(ticks)));

    [Fact]
    public void Text_from_outside_cannot_leave_its_element_or_attribute() =>
        Assert.Equal("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;", Show.Html("<a b=\"c\" d='e'>&"));

    [Fact]
    public void Control_characters_and_broken_surrogates_do_not_reach_a_terminal() =>
        Assert.Equal("a\uFFFD[31m\nb\tc\uFFFD", Show.Printable("a\u001b[31m\r\nb\tc\ud800"));
}
