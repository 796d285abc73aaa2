using Workbook.Time;

namespace Workbook.Tests.Time;

public class ManualTimeProviderTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Stands_still_until_it_is_moved()
    {
        Assert.Equal(_time.GetTimestamp(), _time.GetTimestamp());
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
    }

    [Fact]
    public void Timestamps_are_exact_to_the_tick()
    {
        var before = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromTicks(1));
        _time.Advance(TimeSpan.FromTicks(12_345_678_901));
        Assert.Equal(TimeSpan.FromTicks(12_345_678_902), _time.GetElapsedTime(before));
        Assert.Equal(TimeSpan.FromTicks(12_345_678_902), _time.Elapsed);
    }

    [Fact]
    public void Does_not_go_back() => Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(-_second));

    [Fact]
    public void A_wall_clock_that_jumps_moves_neither_timestamps_nor_timers()
    {
        var fired = 0;
        using var timer = _time.CreateTimer(_ => fired++, null, _second, Timeout.InfiniteTimeSpan);
        _time.ShiftWallClock(TimeSpan.FromHours(-1));
        Assert.Equal(new DateTimeOffset(2029, 12, 31, 23, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
        Assert.Equal(0, _time.GetTimestamp());
        Assert.Equal(0, fired);
    }

    [Fact]
    public void Wakes_Task_Delay_and_not_a_tick_earlier()
    {
        var delay = Task.Delay(_second, _time, TestContext.Current.CancellationToken);
        _time.Advance(_second - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(delay.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancels_a_CancellationTokenSource()
    {
        using var source = new CancellationTokenSource(_second, _time);
        _time.Advance(_second / 2);
        Assert.False(source.IsCancellationRequested);
        source.CancelAfter(_second);
        _time.Advance(_second / 2);
        Assert.False(source.IsCancellationRequested);
        _time.Advance(_second / 2);
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public async Task Ticks_a_PeriodicTimer()
    {
        using var timer = new PeriodicTimer(_second, _time);
        var tick = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.False(tick.IsCompleted);
        _time.Advance(_second);
        Assert.True(await tick);
        var next = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        _time.Advance(_second);
        Assert.True(await next);
    }

    [Fact]
    public async Task Ends_a_WaitAsync()
    {
        var never = new TaskCompletionSource();
        var wait = never.Task.WaitAsync(_second, _time, TestContext.Current.CancellationToken);
        _time.Advance(_second);
        await Assert.ThrowsAsync<TimeoutException>(() => wait);
    }

    [Fact]
    public async Task A_loop_that_waits_can_be_followed_without_sleeping()
    {
        var rounds = 0;
        var loop = Loop();
        for (var round = 0; round < 5; round++)
        {
            await _time.WaitForTimersAsync();
            Assert.Equal(round, Volatile.Read(ref rounds));
            _time.Advance(_second);
        }
        await loop.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(5, rounds);
        Assert.Equal(0, _time.ActiveTimers);

        async Task Loop()
        {
            await Task.Yield();
            for (var i = 0; i < 5; i++)
            {
                await Task.Delay(_second, _time);
                Interlocked.Increment(ref rounds);
            }
        }
    }

    [Fact]
    public async Task Waiting_for_timers_that_never_come_says_what_it_saw()
    {
        using var one = _time.CreateTimer(_ => { }, null, _second, Timeout.InfiniteTimeSpan);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => _time.WaitForTimersAsync(2, TimeSpan.FromMilliseconds(1)));
        Assert.StartsWith("Waited 0.001 s for 2 active timers and saw 1.", error.Message);
    }
}
