using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class TimelineTests
{
    // Ten at the end of the first window and ten at the beginning of the second: the edge of a fixed window.
    private static readonly (double, bool)[] _edge =
        [.. Enumerable.Repeat((0.99, true), 10), .. Enumerable.Repeat((1.0, true), 10), (1.0, false), (3.5, false)];

    private static readonly Picture _picture = Chart.Timeline("Edge", "time (s)", window: 1, ("fixed window", _edge), ("none", [(0.5, false)]));

    [Fact]
    public void Accepted_requests_go_up_and_rejected_ones_down()
    {
        var row = new Drawing(_picture).All("g").Single(g => (string?)g.Attribute("data-row") == "fixed window");
        var baseline = row.Elements().Where(e => e.Name.LocalName == "line").Select(line => Drawing.Number(line, "y1")).First();
        var up = row.Descendants().Where(e => e.Attribute("data-accepted") is not null).ToList();
        var down = row.Descendants().Where(e => e.Attribute("data-rejected") is not null).ToList();

        Assert.Equal(["10", "10"], up.Select(e => e.Attribute("data-accepted")!.Value));
        Assert.All(up, e => Assert.Equal(baseline, Drawing.Number(e, "y") + Drawing.Number(e, "height"), tolerance: 0.02));
        Assert.Equal(["1", "1"], down.Select(e => e.Attribute("data-rejected")!.Value));
        Assert.All(down, e => Assert.True(Drawing.Number(e, "y") > baseline));
    }

    [Fact]
    public void The_accepted_requests_of_each_window_are_counted_also_of_empty_ones()
    {
        Assert.Equal(["fixed window", "20", "2", "10 10 0 0"], _picture.Data.Rows[0]);
        Assert.Equal(["none", "0", "1", "0"], _picture.Data.Rows[1]);
        Assert.Equal(["10", "10", "0", "0", "0"], new Drawing(_picture).All("text").Where(t => t.Attribute("data-window") is not null).Select(t => t.Value));
    }

    [Fact]
    public void The_description_says_who_let_in_how_many() => Assert.Equal(
        "Timeline of accepted and rejected requests: time (s). fixed window: 20 accepted, 2 rejected; none: 0 accepted, 1 rejected. " +
        "Up: accepted, down: rejected. The tallest column is 10 requests in 0.05 s.", _picture.Description);

    [Fact]
    public void The_last_request_is_drawn_inside_the_axes()
    {
        foreach (var last in new[] { 0, 1.5, 2, 1000 })
        {
            var drawing = new Drawing(Chart.Timeline("t", "time (s)", ("a", [(0, true), (last, true)])));
            var end = drawing.All("rect").Max(column => Drawing.Number(column, "x") + Drawing.Number(column, "width"));

            Assert.InRange(end, 0, drawing.All("line").Max(line => Drawing.Number(line, "x2")));
        }
    }

    [Fact]
    public void A_window_that_makes_no_sense_is_refused()
    {
        Assert.Equal("The window is 0; it has to be longer than 0.",
            Assert.Throws<ArgumentException>(() => Chart.Timeline("t", "time (s)", window: 0, ("a", _edge))).Message);
        Assert.Equal("3.5 has more than 1,000 windows of 0.001; are both in the unit of the axis?",
            Assert.Throws<ArgumentException>(() => Chart.Timeline("t", "time (s)", window: 0.001, ("a", _edge))).Message);
    }

    [Fact]
    public void Nothing_to_draw_is_refused()
    {
        Assert.Equal("There is nothing to draw: no row was given.", Assert.Throws<ArgumentException>(() => Chart.Timeline("t", "x")).Message);
        Assert.Equal("There is nothing to draw: the row 'a' has no requests.", Assert.Throws<ArgumentException>(() => Chart.Timeline("t", "x", ("a", []))).Message);
    }
}
