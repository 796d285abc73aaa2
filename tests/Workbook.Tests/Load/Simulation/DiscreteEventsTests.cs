using Workbook.Load.Simulation;

namespace Workbook.Tests.Load.Simulation;

public class DiscreteEventsTests
{
    [Fact]
    public void Events_happen_in_order_those_planned_by_events_too()
    {
        var events = new DiscreteEvents();
        var seen = new List<(string, double)>();
        events.Schedule(Ms(20), () => Note("last"));
        events.Schedule(Ms(10), () => { Note("first"); events.Schedule(Ms(15), () => Note("planned")); events.Schedule(Ms(10), () => Note("at once")); });
        events.Schedule(Ms(10), () => Note("second"));
        events.Run();
        Assert.Equal([("first", 10), ("second", 10), ("at once", 10), ("planned", 15), ("last", 20)], seen);

        void Note(string name) => seen.Add((name, events.Now.TotalMilliseconds));
    }

    [Fact]
    public void A_run_can_stop_between_and_go_on()
    {
        var events = new DiscreteEvents();
        var count = 0;
        events.Schedule(Ms(10), () => count++);
        events.Schedule(Ms(20), () => count++);
        events.Run(Ms(15));
        Assert.Equal((1, Ms(15)), (count, events.Now));
        events.Run();
        Assert.Equal((2, Ms(20)), (count, events.Now));
    }

    [Fact]
    public void The_past_cannot_be_planned()
    {
        var events = new DiscreteEvents();
        events.Schedule(Ms(10), () => { });
        events.Run();
        Assert.Throws<ArgumentOutOfRangeException>(() => events.Schedule(Ms(9), () => { }));
    }

    private static TimeSpan Ms(int value) => TimeSpan.FromMilliseconds(value);
}
