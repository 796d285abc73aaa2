using Workbook.Measuring;

namespace Workbook.Tests.Measuring;

public class GrowthTests
{
    private static readonly int[] _sizes = [10, 100, 1_000];

    public static TheoryData<GrowthClass, Func<int, double>> Shapes => new()
    {
        { GrowthClass.Constant, _ => 3 },
        { GrowthClass.Constant, _ => 0 },
        { GrowthClass.Constant, n => n == 10 ? 250 : 255 },
        { GrowthClass.Logarithmic, n => 40 + (8 * Math.Log2(n)) },
        { GrowthClass.Linear, n => n + 1 },
        { GrowthClass.Linear, n => (2 * n) + 1 },
        { GrowthClass.Linear, n => 16 * n },
        { GrowthClass.Linearithmic, n => n * Math.Log2(n) },
        { GrowthClass.Quadratic, n => (double)n * (n - 1) / 2 },
        { GrowthClass.Quadratic, n => (double)n * n },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Exact_counts_are_classified(GrowthClass expected, Func<int, double> count)
    {
        var growth = Growth.Of("rows", _sizes, n => CostOf((long)count(n)));

        Assert.Equal(expected, growth.ClassOf("things"));
    }

    [Fact]
    public void Two_sizes_tell_no_shape() => Assert.Throws<ArgumentException>(() => Growth.Of("rows", [10, 100], _ => CostOf(1)));

    [Fact]
    public void It_shows_every_size_and_says_how_it_grows()
    {
        var text = Growth.Of("orders", _sizes, n => CostOf(n + 1)).ToText();

        Assert.Contains("1,001", text, StringComparison.Ordinal);
        Assert.Contains("linearly", text, StringComparison.Ordinal);
    }

    private static Cost CostOf(long things) => new([KeyValuePair.Create("things", things)]);
}
