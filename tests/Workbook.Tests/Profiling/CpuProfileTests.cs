using System.Runtime.CompilerServices;
using Workbook.Profiling;

namespace Workbook.Tests.Profiling;

[Collection(nameof(Profiled))]
public class CpuProfileTests
{
    [Fact]
    public void The_method_that_does_ninety_percent_of_the_work_comes_first()
    {
        var profile = Enough(200, atLeast => CpuProfile.Of(() => { Hot(); Cool(); GC.KeepAlive(this); }, atLeast));
        var hot = profile.Methods[0];
        var cool = profile.Methods.Single(m => m.Name == "CpuProfileTests.Cool");
        Assert.Equal("CpuProfileTests.Hot", hot.Name);
        Assert.True(hot.SelfShare > 0.6 && hot.Self > 2 * cool.Self, profile.ToString());
        Assert.True(profile.Lines[0].Share > 0.6, profile.ToString());
        Assert.Equal(("CpuProfileTests.Hot", "CpuProfileTests.cs"), (profile.Lines[0].Method, Path.GetFileName(profile.Lines[0].File)));
        Assert.Contains("CpuProfileTests.Hot", profile.ToFlameGraph().ToHtml());
        Assert.Equal(profile.Stacks.Sum(s => s.Weight), profile.Methods.Sum(m => m.Self), 3);
    }

    [Fact]
    public void Stacks_begin_with_the_given_delegate_and_show_nothing_else_of_the_process()
    {
        using var stop = new CancellationTokenSource();
        var other = new Thread(() => Elsewhere(stop.Token));
        other.Start();
        var profile = Enough(5, atLeast => CpuProfile.Of(() => { Hot(); GC.KeepAlive(stop); }, atLeast));
        stop.Cancel();
        other.Join();
        Assert.NotEmpty(profile.Stacks);
        Assert.All(profile.Stacks, s => Assert.StartsWith("CpuProfileTests.Stacks_begin", s.Stack[0], StringComparison.Ordinal));
        Assert.DoesNotContain(profile.Methods, m => m.Name.Contains("Elsewhere"));
    }

    [Fact]
    public void All_threads_are_shown_when_asked_for()
    {
        using var stop = new CancellationTokenSource();
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() => Elsewhere(stop.Token)))];
        Array.ForEach(threads, t => t.Start());
        var profile = Enough(20, atLeast => CpuProfile.Of(() => { Hot(); GC.KeepAlive(stop); }, atLeast, allThreads: true));
        stop.Cancel();
        Array.ForEach(threads, t => t.Join());
        Assert.Contains(profile.Methods, m => m.Name == "CpuProfileTests.Elsewhere" && m.Self > 0);
        Assert.Contains(profile.Methods, m => m.Name == "CpuProfileTests.Hot" && m.Self > 0);
    }

    [Fact]
    public async Task What_follows_an_await_still_belongs_to_the_work()
    {
        var profile = await EnoughAsync(20, atLeast => CpuProfile.Of(async () =>
        {
            await Task.Yield();
            Hot();
        }, atLeast));
        Assert.Equal("CpuProfileTests.Hot", profile.Methods.First(m => !m.Name.StartsWith('(')).Name);
        Assert.Contains(profile.Stacks, s => s.Stack[0].StartsWith("CpuProfileTests.What_follows", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_of_the_work_comes_out_and_the_next_profile_works()
    {
        Assert.Throws<InvalidOperationException>(() => CpuProfile.Of(() => Throw()));
        Assert.True(Enough(1, atLeast => CpuProfile.Of(() => Hot(), atLeast)).Samples > 0);

        static void Throw() => throw new InvalidOperationException("the work's own");
    }

    [Fact]
    public void A_profile_inside_a_profile_is_refused()
    {
        var error = Assert.Throws<ProfilingException>(() => CpuProfile.Of(() => { CpuProfile.Of(() => Hot()); }));
        Assert.Contains("Take one after the other", error.Message);
    }

    [Fact]
    public void Few_samples_are_called_too_few() =>
        Assert.Contains("too few to trust", CpuProfile.Of(() => { }).ToString());

    private static CpuProfile Enough(int samples, Func<TimeSpan, CpuProfile> take) =>
        EnoughAsync(samples, atLeast => Task.FromResult(take(atLeast))).GetAwaiter().GetResult();

    // A busy machine samples slowly: go on until there are enough to divide.
    private static async Task<CpuProfile> EnoughAsync(int samples, Func<TimeSpan, Task<CpuProfile>> take)
    {
        for (var atLeast = TimeSpan.FromMilliseconds(100); ; atLeast *= 2)
        {
            var profile = await take(atLeast);
            if (profile.Samples >= samples || atLeast > TimeSpan.FromSeconds(10))
                return profile;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Hot()
    {
        // On one line, because the samples are counted by line.
        double x = 0;
        for (var i = 0; i < 900_000; i++) x += i * 0.5;
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Cool()
    {
        double x = 0;
        for (var i = 0; i < 100_000; i++)
            x += i * 0.5;
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Elsewhere(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            GC.KeepAlive(stop);
    }
}
