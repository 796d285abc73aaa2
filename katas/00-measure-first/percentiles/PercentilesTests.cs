namespace PercentilesKata;

public class PercentilesTests
{
    private const string Comparisons = CountingComparer.Comparisons;

    [Theory]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(10.1, 20)]
    [InlineData(50, 50)]
    [InlineData(51, 60)]
    [InlineData(95, 100)]
    [InlineData(100, 100)]
    public void It_is_the_value_at_the_nearest_rank(double percent, int milliseconds)
    {
        var found = Of(Sample(70, 20, 100, 40, 90, 10, 60, 30, 80, 50)).At(percent).TotalMilliseconds;

        Assert.True(
            found == milliseconds,
            $"Of the ten values 10, 20, ... 100 ms, P{percent} came out as {found} ms. It is the value of rank {milliseconds / 10}, {milliseconds} ms: "
            + $"{percent} % of 10, rounded up. Next: hint 2 in katas/00-measure-first/percentiles/README.md");
    }

    [Fact]
    public void It_is_a_value_that_occurred()
    {
        var percentiles = Of(Sample(10, 1_000));

        Assert.True(
            percentiles.At(50) == Ms(10) && percentiles.At(51) == Ms(1_000),
            $"Of two requests one took 10 ms and one 1,000 ms; P50 came out as {percentiles.At(50).TotalMilliseconds} ms and P51 as {percentiles.At(51).TotalMilliseconds} ms. "
            + "By nearest rank they are 10 and 1,000: nobody waited for anything between. Next: hint 2 in katas/00-measure-first/percentiles/README.md");
    }

    [Fact]
    public void The_100th_percentile_is_the_largest_value()
    {
        Assert.Equal(Ms(7), Of(Sample(7)).At(100));
        Assert.Equal(Ms(9), Of(Sample(3, 9, 1)).At(100));
        Assert.Equal(Ms(100), Of(Sample(Enumerable.Range(1, 100))).At(100));
    }

    [Fact]
    public void The_nth_percentile_of_100_values_is_the_nth_value()
    {
        var percentiles = Of(Sample(Enumerable.Range(1, 100)));

        var wrong = Enumerable.Range(1, 100).Where(n => percentiles.At(n) != Ms(n)).ToList();

        Assert.True(
            wrong.Count == 0 && Of(Sample(Enumerable.Range(1, 1_000))).At(99.9) == Ms(999),
            $"The values are 1 ms to 100 ms. Wrong are: {string.Join(", ", wrong.Take(5).Select(n => $"P{n} = {percentiles.At(n).TotalMilliseconds} ms"))}"
            + $"{(wrong.Count > 5 ? ", ..." : "")}{(wrong.Count == 0 ? "P99.9 of 1,000 values, which is the 999th" : "")}. "
            + "If only a few are one rank too high: 7 / 100.0 * 100 is a little more than 7 in binary, and Math.Ceiling makes 8 of it. "
            + "Next: hint 2 in katas/00-measure-first/percentiles/README.md");
    }

    [Fact]
    public void Values_that_occur_twice_count_twice() =>
        Assert.Equal([Ms(1), Ms(1), Ms(2), Ms(5)], new double[] { 25, 50, 75, 100 }.Select(Of(Sample(2, 1, 5, 1)).At));

    [Fact]
    public void An_empty_sample_has_no_percentile() =>
        Assert.Throws<EmptySampleException>(() => Of([]).At(50));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100.5)]
    [InlineData(double.NaN)]
    public void A_percent_that_makes_no_sense_is_refused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(Sample(1, 2, 3)).At(percent));

    [Fact]
    public void The_sample_is_left_as_it_was()
    {
        TimeSpan[] array = Sample(30, 10, 20);
        List<TimeSpan> list = [.. array];

        Of(array).At(50);
        Of(list).At(50);

        Assert.True(
            array is [var a, var b, _] && (a, b) == (Ms(30), Ms(10)) && list[0] == Ms(30) && list[1] == Ms(10),
            "The sample came as 30, 10, 20 ms and was put into another order. It belongs to the caller, who may need to know "
            + "which request came first: sort a copy.");
    }

    [Fact]
    public void A_sample_that_has_changed_is_another_sample()
    {
        List<TimeSpan> sample = [.. Sample(30, 10, 20)];
        Of(sample).At(100);
        sample[0] = Ms(5);

        var found = Of(sample).At(100);

        Assert.True(
            found == Ms(20),
            $"The sample was 30, 10, 20 ms, and then its 30 became 5. P100 of a new object came out as {found.TotalMilliseconds} ms instead of 20: "
            + "something was kept from the object before. Next: hint 3 in katas/00-measure-first/percentiles/README.md");
    }

    [Fact]
    public void Comparisons_grow_as_those_of_a_good_sort()
    {
        var growth = Growth.Of("values", [20, 200, 2_000], values => CostOf(Requests(values), 50, 95, 99));

        Assert.All(growth.Points, point => Assert.True(
            point.Cost[Comparisons] >= point.Size - 1,
            $"{point.Size} values were put in order with {point.Cost[Comparisons]} comparisons that the comparer saw. Hand the comparer to whatever compares."));
        growth.MustStayWithin(
            Comparisons, values => (long)(2 * values * Math.Log2(values)), hint: 1,
            "The budget is 2 n log n, about twice what a good sort needs for three percentiles.");
    }

    [Fact]
    public void Comparisons_do_not_grow_with_the_number_of_percentiles_asked()
    {
        var requests = Requests(200);

        var growth = Growth.Of("percentiles asked", [1, 10, 100], asked =>
            CostOf(requests, [.. Enumerable.Range(1, asked).Select(n => 100.0 * n / asked)]));

        growth.MustGrowAtMost(
            Comparisons, GrowthClass.Constant, hint: 3,
            "The sample is the same for all of them. Once it is in order, a percentile is one look at the right place.");
    }

    private static Percentiles Of(IReadOnlyList<TimeSpan> sample) => new(sample, new CountingComparer());

    private static Cost CostOf(IReadOnlyList<TimeSpan> sample, params double[] percents)
    {
        var comparer = new CountingComparer();
        return Cost.Of(
            () =>
            {
                var percentiles = new Percentiles(sample, comparer);
                Array.ForEach(percents, percent => percentiles.At(percent));
            },
            comparer);
    }

    /// <summary>Requests as they come: most are short, some long, in no order.</summary>
    private static List<TimeSpan> Requests(int count)
    {
        var random = new Random(Seed: 3);
        return [.. Enumerable.Range(0, count).Select(_ => TimeSpan.FromMilliseconds(-40 * Math.Log(1 - random.NextDouble())))];
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static TimeSpan[] Sample(params IEnumerable<int> milliseconds) => [.. milliseconds.Select(Ms)];
}
