using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class HistogramTests
{
    [Fact]
    public void Every_value_is_in_exactly_one_bin()
    {
        var random = new Random(7);
        foreach (var log in new[] { false, true })
        {
            double[] values = [.. Enumerable.Range(0, 1000).Select(_ => Math.Exp(random.NextDouble() * 8))];
            var bins = Bin.Of(values, log);

            Assert.Equal(values.Length, bins.Sum(bin => bin.Count));
            Assert.All(bins, bin => Assert.Equal(bin.Count, values.Count(value => value >= bin.From && value < bin.To)));
            Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }

    [Fact]
    public void A_value_on_a_bound_opens_its_bin()
    {
        var bins = Bin.Of([0, 0.1, 0.3, 0.6, 0.7, 3], log: false);

        Assert.Equal([0, 1, 3, 6, 7, 30], bins.Index().Where(bin => bin.Item.Count > 0).Select(bin => bin.Index));
    }

    [Fact]
    public void Bars_are_as_high_as_their_counts()
    {
        var bars = new Drawing(Chart.Histogram("t", "x", [1, 1, 1, 2])).All("rect").ToList();

        Assert.Equal(["3", "1"], bars.Select(bar => bar.Attribute("data-count")!.Value));
        Assert.Equal(3, Drawing.Number(bars[0], "height") / Drawing.Number(bars[1], "height"), tolerance: 0.01);
    }

    [Fact]
    public void The_axis_of_counts_has_whole_ticks() =>
        Assert.DoesNotContain(new Drawing(Chart.Histogram("t", "x", [1, 1, 2])).All("text"), text =>
            (string?)text.Attribute("text-anchor") == "end" && text.Value.Contains('.', StringComparison.Ordinal));

    [Fact]
    public void Mean_and_percentiles_by_nearest_rank_are_marked()
    {
        var drawing = new Drawing(Chart.Histogram("t", "latency (ms)", Enumerable.Range(1, 100).Select(n => (double)n)));

        Assert.Equal(["p50 50", "mean 50.5", "p95 95", "p99 99"], drawing.All("g").Select(g => (string?)g.Attribute("data-mark")).OfType<string>());
    }

    [Fact]
    public void A_mark_stands_at_its_value()
    {
        var drawing = new Drawing(Chart.Histogram("t", "x", [0, 50, 100], logX: false, ("limit", 40)));
        var line = drawing.All("g").Single(g => g.Attribute("data-mark") is not null).Elements().First();
        var tick = drawing.All("text").Single(t => t.Value == "40" && (string?)t.Attribute("text-anchor") == "middle");

        Assert.Equal(Drawing.Number(tick, "x"), Drawing.Number(line, "x1"), tolerance: 0.02);
        Assert.Contains("limit 40", drawing.Texts);
    }

    [Fact]
    public void Names_of_marks_touch_neither_each_other_nor_a_line()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var labels = MarkLabel.Place(Enumerable.Range(0, 5).Select(i => ($"mark {i}", random.NextDouble() * 515)).ToList());

            foreach (var (a, b) in labels.SelectMany(a => labels.Where(b => b != a).Select(b => (a, b))))
            {
                var overlap = a.Row == b.Row && a.Left < b.Left + Svg.WidthOf(b.Text) && b.Left < a.Left + Svg.WidthOf(a.Text);
                var crossed = a.Row <= b.Row && a.Left < b.At && b.At < a.Left + Svg.WidthOf(a.Text);
                Assert.False(overlap || crossed, $"{a} and {b}");
            }
        }
    }

    [Fact]
    public void The_name_of_a_mark_at_the_right_edge_fits()
    {
        var text = new Drawing(Chart.Histogram("t", "x", [0, 100], logX: false, ("largest", 100))).Text("largest 100");

        Assert.True(Drawing.Number(text, "x") + Svg.WidthOf(text.Value) <= Svg.Width);
    }

    [Fact]
    public void One_value_alone_can_be_drawn()
    {
        Assert.Single(new Drawing(Chart.Histogram("t", "x", [7.3])).All("rect"));
        Assert.Single(new Drawing(Chart.Histogram("t", "x", [7.3], logX: true)).All("rect"));
    }

    [Fact]
    public void Values_that_cannot_be_drawn_are_refused()
    {
        Assert.Equal("There is nothing to draw: no values were given.", Assert.Throws<ArgumentException>(() => Chart.Histogram("t", "x", [])).Message);
        Assert.StartsWith("A value is not a number;", Assert.Throws<ArgumentException>(() => Chart.Histogram("t", "x", [1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.StartsWith("A value is 0; a logarithmic axis", Assert.Throws<ArgumentException>(() => Chart.Histogram("t", "x", [0], logX: true)).Message, StringComparison.Ordinal);
    }
}
