using Workbook.Time;

namespace Workbook.Tests.Time;

public class VirtualTimeTests
{
    [Fact]
    public void An_hour_passes_without_waiting()
    {
        var elapsed = VirtualTime.Run(async time =>
        {
            await Task.Delay(TimeSpan.FromHours(1), time);
            return time.Elapsed;
        });
        Assert.Equal(TimeSpan.FromHours(1), elapsed);
    }

    [Fact]
    public void Two_runs_take_the_same_steps()
    {
        Assert.Equal(Steps(), Steps());

        static List<string> Steps() => VirtualTime.Run(async time =>
        {
            var steps = new List<string>();
            using var gate = new SemaphoreSlim(2);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(Worker));
            return steps;

            async Task Worker(int id)
            {
                for (var i = 0; i < 5; i++)
                {
                    await gate.WaitAsync();
                    await Task.Delay(TimeSpan.FromMilliseconds(1 + (id * 7 + i) % 5), time);
                    steps.Add($"{id}.{i} at {time.Elapsed.TotalMilliseconds}");
                    gate.Release();
                }
            }
        });
    }

    [Fact]
    public void What_was_ready_runs_before_the_clock_moves()
    {
        var seen = VirtualTime.Run(async time =>
        {
            var delay = Task.Delay(TimeSpan.FromMilliseconds(1), time);
            for (var i = 0; i < 100; i++)
                await Task.Yield();
            var before = time.Elapsed;
            await delay;
            return (before, time.Elapsed);
        });
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMilliseconds(1)), seen);
    }

    [Fact]
    public void Work_that_ends_on_another_thread_is_waited_for() =>
        Assert.Equal(42, VirtualTime.Run(_ => Task.Run(() => 42)));

    [Fact]
    public void Work_that_waits_for_nothing_the_clock_brings_is_said() =>
        Assert.Throws<TimeoutException>(() => VirtualTime.Run(_ => new TaskCompletionSource().Task, TimeSpan.FromMilliseconds(1)));

    [Fact]
    public void An_exception_comes_out_and_the_context_is_put_back()
    {
        var before = SynchronizationContext.Current;
        Assert.Throws<InvalidOperationException>(() => VirtualTime.Run(async time =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), time);
            throw new InvalidOperationException();
        }));
        Assert.Same(before, SynchronizationContext.Current);
    }
}
