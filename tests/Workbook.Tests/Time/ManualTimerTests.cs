using Workbook.Time;

namespace Workbook.Tests.Time;

public class ManualTimerTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<(string Name, int At)> _fired = [];

    [Fact]
    public void Timers_fire_in_order_of_their_due_time_each_at_its_own_instant()
    {
        Arm("late", 30);
        Arm("early", 10);
        Arm("middle", 20);
        _time.Advance(Ms(100));
        Assert.Equal([("early", 10), ("middle", 20), ("late", 30)], _fired);
        Assert.Equal(Ms(100), _time.Elapsed);
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Fact]
    public void Of_two_timers_due_at_once_the_one_armed_first_fires_first()
    {
        var first = Arm("first", 10);
        Arm("second", 10);
        _time.Advance(Ms(5));
        first.Change(Ms(5), Timeout.InfiniteTimeSpan);
        _time.Advance(Ms(5));
        Assert.Equal([("second", 10), ("first", 10)], _fired);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_period_of_one_advance()
    {
        Arm("tick", 10, period: 20);
        _time.Advance(Ms(70));
        Assert.Equal([("tick", 10), ("tick", 30), ("tick", 50), ("tick", 70)], _fired);
        Assert.Equal(1, _time.ActiveTimers);
    }

    [Fact]
    public void A_callback_can_arm_a_timer_that_falls_into_the_same_advance()
    {
        _time.CreateTimer(_ => Arm("chained", 5), null, Ms(10), Timeout.InfiniteTimeSpan);
        _time.Advance(Ms(20));
        Assert.Equal([("chained", 15)], _fired);
    }

    [Fact]
    public void A_callback_can_stop_its_own_period()
    {
        ITimer timer = null!;
        timer = _time.CreateTimer(_ =>
        {
            Note("tick");
            if (_fired.Count == 2)
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }, null, Ms(1), Ms(1));
        _time.Advance(Ms(10));
        Assert.Equal([("tick", 1), ("tick", 2)], _fired);
    }

    [Fact]
    public void A_callback_can_advance_the_clock_and_time_never_goes_back()
    {
        _time.CreateTimer(_ => _time.Advance(Ms(50)), null, Ms(10), Timeout.InfiniteTimeSpan);
        Arm("inside", 30);
        _time.Advance(Ms(20));
        Assert.Equal([("inside", 30)], _fired);
        Assert.Equal(Ms(60), _time.Elapsed);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire_and_cannot_be_armed_again()
    {
        var timer = Arm("never", 10);
        timer.Dispose();
        Assert.False(timer.Change(Ms(1), Timeout.InfiniteTimeSpan));
        _time.Advance(Ms(20));
        Assert.Empty(_fired);
    }

    [Fact]
    public void A_timer_of_one_instant_can_dispose_another_of_the_same()
    {
        ITimer victim = null!;
        _time.CreateTimer(_ => victim.Dispose(), null, Ms(10), Timeout.InfiniteTimeSpan);
        victim = Arm("victim", 10);
        _time.Advance(Ms(20));
        Assert.Empty(_fired);
    }

    [Fact]
    public void A_due_time_of_zero_waits_for_the_next_advance_even_one_of_zero()
    {
        Arm("now", 0);
        Assert.Empty(_fired);
        Assert.Equal(TimeSpan.Zero, _time.UntilNextTimer);
        _time.Advance(TimeSpan.Zero);
        Assert.Equal([("now", 0)], _fired);
    }

    [Fact]
    public void An_exception_in_a_callback_leaves_Advance_at_its_instant()
    {
        _time.CreateTimer(_ => throw new InvalidOperationException("bad"), null, Ms(10), Timeout.InfiniteTimeSpan);
        Arm("after", 15);
        Assert.Throws<InvalidOperationException>(() => _time.Advance(Ms(20)));
        Assert.Equal(Ms(10), _time.Elapsed);
        _time.Advance(Ms(10));
        Assert.Equal([("after", 15)], _fired);
    }

    [Fact]
    public void Callbacks_run_on_the_thread_that_advances_with_the_context_of_who_armed_them()
    {
        var local = new AsyncLocal<string> { Value = "armed" };
        (int Thread, string? Local) seen = default;
        _time.CreateTimer(_ => seen = (Environment.CurrentManagedThreadId, local.Value), null, Ms(1), Timeout.InfiniteTimeSpan);
        local.Value = "advanced";
        _time.Advance(Ms(1));
        Assert.Equal((Environment.CurrentManagedThreadId, "armed"), seen);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4294967295.0)]
    public void Refuses_the_due_times_that_a_system_timer_refuses(double milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan));

    private ITimer Arm(string name, int due, int period = -1) =>
        _time.CreateTimer(_ => Note(name), null, Ms(due), Ms(period));

    private void Note(string name) => _fired.Add((name, (int)_time.Elapsed.TotalMilliseconds));

    private static TimeSpan Ms(int value) => TimeSpan.FromMilliseconds(value);
}
