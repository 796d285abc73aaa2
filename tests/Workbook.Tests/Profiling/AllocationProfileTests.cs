using System.Runtime.CompilerServices;
using Workbook.Profiling;

namespace Workbook.Tests.Profiling;

[Collection(nameof(Profiled))]
public class AllocationProfileTests
{
    private static byte[]? _kept;
    private static Order? _order;

    [Fact]
    public void The_total_is_exact()
    {
        var profile = AllocationProfile.Of(() => _kept = new byte[1000], times: 100);
        // An array of bytes: 1,000, its length, header and type, rounded up to 8.
        Assert.Equal(1024, profile.BytesPerRun);
        Assert.Equal(102_400, profile.Bytes);
    }

    [Fact]
    public void Work_that_allocates_nothing_costs_nothing()
    {
        var profile = AllocationProfile.Of(() => _kept?.AsSpan().Clear(), times: 100);
        Assert.Equal(0, profile.Bytes);
        Assert.Empty(profile.Types);
    }

    [Fact]
    public void The_type_with_most_bytes_comes_first_with_about_its_bytes_and_its_place()
    {
        var profile = AllocationProfile.Of(() => { Arrays(); Orders(); }, times: 20);
        Assert.Equal("Byte[]", profile.Types[0].Name);
        Assert.Contains(profile.Types, t => t.Name == "Order");
        // 18 MB of 22: about 180 samples, so the estimate is within 30 % unless something is wrong.
        Assert.InRange(profile.Types[0].Bytes, 0.7 * 20 * 900 * 1024, 1.3 * 20 * 900 * 1024);
        Assert.Contains(profile.Stacks, s => s.Stack[^1] == "Byte[]" && s.Stack[^2] == "AllocationProfileTests.Arrays");
        Assert.All(profile.Stacks, s => Assert.StartsWith("AllocationProfileTests.The_type_with_most", s.Stack[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Types_are_called_what_their_source_calls_them()
    {
        object? kept = null;
        var profile = AllocationProfile.Of(() =>
        {
            for (var i = 0; i < 20_000; i++)
                kept = new List<Dictionary<string, int>>(20) { new(3) { ["a"] = 1 } };
        });
        GC.KeepAlive(kept);
        Assert.Contains("Dictionary<String, Int32>[]", profile.Types.Select(t => t.Name));
    }

    [Fact]
    public async Task What_an_async_method_allocates_after_an_await_counts()
    {
        var profile = await AllocationProfile.Of(async () =>
        {
            await Task.Yield();
            Arrays();
        }, times: 20);
        Assert.InRange(profile.BytesPerRun, 900 * 1024, 1000 * 1024);
        Assert.Equal("Byte[]", profile.Types[0].Name);
    }

    [Fact]
    public void Other_threads_count_when_asked_for()
    {
        var own = AllocationProfile.Of(OnAnotherThread);
        var all = AllocationProfile.Of(OnAnotherThread, allThreads: true);
        Assert.InRange(own.Bytes, 0, 900 * 1024 - 1);
        Assert.True(all.Bytes >= 900 * 1024, all.ToString());

        static void OnAnotherThread()
        {
            var thread = new Thread(Arrays);
            thread.Start();
            thread.Join();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Arrays()
    {
        for (var i = 0; i < 900; i++)
            _kept = new byte[1000];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Orders()
    {
        for (var i = 0; i < 5000; i++)
            _order = new Order(i, i);
    }

    private sealed record Order(long Id, long Cents);
}
