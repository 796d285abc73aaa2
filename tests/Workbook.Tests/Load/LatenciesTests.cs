using Workbook.Load;

namespace Workbook.Tests.Load;

public class LatenciesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_percentile_is_the_smallest_value_that_so_many_do_not_exceed(int count)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count).Select(_ => TimeSpan.FromTicks(random.Next(500))).ToList();
        var latencies = new Latencies(values);
        foreach (var tenths in Enumerable.Range(1, 1000).Where(t => t % 50 is 0 or 1 or 49))
        {
            var expected = values.Order().First(v => values.Count(w => w <= v) * 1000L >= (long)tenths * count);
            Assert.Equal(expected, latencies.At(tenths / 10.0));
        }
    }

    [Fact]
    public void Binary_fractions_do_not_move_a_percentile()
    {
        var latencies = new Latencies(Enumerable.Range(1, 1000).Select(i => TimeSpan.FromMilliseconds(i)));
        Assert.Equal(999, latencies.At(99.9).TotalMilliseconds);
        Assert.Equal(950, latencies.At(95).TotalMilliseconds);
        Assert.Equal(1000, latencies.Max.TotalMilliseconds);
        Assert.Equal(500.5, latencies.Mean.TotalMilliseconds);
    }

    [Fact]
    public void An_empty_sample_has_no_percentile()
    {
        Assert.Throws<InvalidOperationException>(() => new Latencies([]).At(50));
        Assert.Equal("no value", new Latencies([]).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Percentiles_outside_the_sample_are_refused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Latencies([TimeSpan.Zero]).At(percent));
}
