using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class FlameGraphTests
{
    private static readonly (string, double)[] _stacks = [("Main;Load;Parse", 60), ("Main;Load", 20), ("Main;Save", 15), ("Idle", 5)];

    [Fact]
    public void A_box_is_as_wide_as_the_inclusive_value_and_lies_inside_its_caller()
    {
        var drawing = new Drawing(Chart.FlameGraph("t", "ms", _stacks));
        var boxes = drawing.All("svg").Where(e => e.Attribute("data-frame") is not null).ToDictionary(e => e.Attribute("data-frame")!.Value);

        Assert.Equal(
            [("all", 520, 0), ("Main", 494, 0), ("Load", 416, 0), ("Parse", 312, 0), ("Save", 78, 416), ("Idle", 26, 494)],
            boxes.Values.Select(e => (e.Attribute("data-frame")!.Value, Drawing.Number(e, "width"), Drawing.Number(e, "x"))));
        Assert.Equal([0, 22, 44, 66, 44, 22], boxes.Values.Select(e => Drawing.Number(e, "y")));
    }

    [Fact]
    public void A_box_clips_its_text_and_tells_self_and_inclusive_under_the_pointer()
    {
        var box = new Drawing(Chart.FlameGraph("t", "ms", _stacks)).All("svg").Single(e => (string?)e.Attribute("data-frame") == "Load");

        Assert.Equal("hidden", box.Attribute("overflow")!.Value);
        Assert.Equal("Load: 80 ms (80 %), of it 20 ms in itself", box.Elements().First().Value);
    }

    [Fact]
    public void A_frame_that_calls_itself_counts_its_time_once()
    {
        var totals = FlameFrame.Fold([("f;f;g;f", 4), ("f;g", 6)]).Totals().ToDictionary(t => t.Name);

        Assert.Equal((4, 10), (totals["f"].Self, totals["f"].Inclusive));
        Assert.Equal((6, 10), (totals["g"].Self, totals["g"].Inclusive));
    }

    [Fact]
    public void A_terminal_gets_the_frames_with_the_most_time_in_themselves_first() => Assert.Equal(
        [["60", "60 %", "60", "Parse"], ["20", "20 %", "80", "Load"], ["15", "15 %", "15", "Save"], ["5", "5 %", "5", "Idle"], ["0", "0 %", "95", "Main"]],
        Chart.FlameGraph("t", "ms", _stacks).Data.Rows);

    [Fact]
    public void What_is_too_narrow_to_see_is_not_drawn_but_counted()
    {
        var picture = Chart.FlameGraph("t", "ms", [("Main;Hot", 9999), ("Main;Cold", 1)]);

        Assert.DoesNotContain(new Drawing(picture).All("svg"), box => (string?)box.Attribute("data-frame") == "Cold");
        Assert.Equal(["1", "0 %", "1", "Cold"], picture.Data.Rows[1]);
    }

    [Fact]
    public void A_stack_without_a_value_is_refused()
    {
        Assert.Equal("The stack 'a;b' is 0; a stack that was measured has a value above 0.",
            Assert.Throws<ArgumentException>(() => Chart.FlameGraph("t", "ms", [("a;b", 0)])).Message);
        Assert.Equal("There is nothing to draw: no stack was given.",
            Assert.Throws<ArgumentException>(() => Chart.FlameGraph("t", "ms", [])).Message);
    }
}
