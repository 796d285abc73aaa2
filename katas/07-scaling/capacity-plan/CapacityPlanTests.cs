using Workbook.Rendering;

namespace CapacityPlanKata;

public class CapacityPlanTests
{
    private const long MB = 1 << 20;

    // 1,000 requests a second of 200 ms, 20 ms of them on a core, 2 MB each; instances of 2 cores and 1,024 MB, 224 of them for themselves.
    private static readonly Workload _work = new(1_000, Ms(200), Ms(20), 2 * MB);
    private static readonly InstanceSize _instance = new(2, 1_024 * MB, 224 * MB);
    private static readonly Safety _plain = new(1, 1);

    private static readonly Dictionary<string, (Workload Work, InstanceSize Instance, Safety Safety)> _nonsense = new()
    {
        ["no requests"] = (_work with { RequestsPerSecond = 0 }, _instance, _plain),
        ["a negative rate"] = (_work with { RequestsPerSecond = -5 }, _instance, _plain),
        ["a rate that is not a number"] = (_work with { RequestsPerSecond = double.NaN }, _instance, _plain),
        ["an infinite rate"] = (_work with { RequestsPerSecond = double.PositiveInfinity }, _instance, _plain),
        ["no latency"] = (_work with { Latency = TimeSpan.Zero, Cpu = TimeSpan.Zero }, _instance, _plain),
        ["no CPU time"] = (_work with { Cpu = TimeSpan.Zero }, _instance, _plain),
        ["more CPU time than latency"] = (_work with { Cpu = Ms(300) }, _instance, _plain),
        ["a request of negative memory"] = (_work with { RequestMemory = -1 }, _instance, _plain),
        ["no cores"] = (_work, _instance with { Cores = 0 }, _plain),
        ["less memory than the instance itself needs"] = (_work, _instance with { Memory = 200 * MB }, _plain),
        ["a negative need of its own"] = (_work, _instance with { BaseMemory = -1 }, _plain),
        ["a utilisation of 0"] = (_work, _instance, _plain with { Utilisation = 0 }),
        ["a utilisation of 60, meant as 60 %"] = (_work, _instance, _plain with { Utilisation = 60 }),
        ["a utilisation that is not a number"] = (_work, _instance, _plain with { Utilisation = double.NaN }),
        ["no zones"] = (_work, _instance, _plain with { Zones = 0 }),
        ["a request that no instance can hold"] = (_work with { RequestMemory = 900 * MB }, _instance, _plain),
        ["a request that no instance can hold with its headroom"] = (_work with { RequestMemory = 500 * MB }, _instance, _plain with { Utilisation = 0.5 }),
    };

    [Fact]
    public void Requests_in_flight_are_rate_times_latency()
    {
        Assert.Equal(200, CapacityPlan.For(_work, _instance, _plain).Concurrency, 1e-6);
        Assert.Equal(50, CapacityPlan.For(_work with { RequestsPerSecond = 250 }, _instance, _plain).Concurrency, 1e-6);
        Assert.Equal(2_000, CapacityPlan.For(_work with { Latency = Ms(2_000) }, _instance, _plain).Concurrency, 1e-6);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2_000)]
    public void Cores_are_rate_times_CPU_time_however_long_a_request_waits(int latency)
    {
        var plan = CapacityPlan.For(_work with { Latency = Ms(latency), RequestMemory = 0 }, _instance, _plain);

        Assert.True(
            Math.Abs(plan.Cores - 20) < 1e-6 && plan.Instances == 10,
            $"1,000 requests a second keep a core busy for 20 ms each: 20 seconds of work come in every second, so 20 cores, 10 instances of 2. With a latency of {latency} ms "
            + $"the plan says {Show.Number(plan.Cores)} cores and {plan.Instances} instances. A request that waits needs no core; requests in flight times CPU seconds are no cores at all. {Hint(2)}");
    }

    [Theory]
    [InlineData(100, 10)]
    [InlineData(80, 13)]
    [InlineData(50, 20)]
    [InlineData(10, 100)]
    public void Headroom_is_left_on_the_cores(int percent, int instances) => MustNeed(
        instances, _work with { RequestMemory = 0 }, _instance, new Safety(percent / 100.0, 1),
        $"20 cores busy, instances of 2 that may be busy to {percent} %.");

    [Theory]
    [InlineData(2, 10, "cpu")]
    [InlineData(40, 10, "cpu")]
    [InlineData(48, 12, "memory")]
    [InlineData(400, 100, "memory")]
    public void Memory_counts_where_it_runs_out_first(int requestMB, int instances, string limitedBy)
    {
        var plan = CapacityPlan.For(_work with { RequestMemory = requestMB * MB }, _instance, _plain);

        Assert.True(
            plan.Instances == instances && plan.LimitedBy == limitedBy,
            $"200 requests in flight hold {requestMB} MB each, and an instance has 800 MB for them; the cores need 10 instances. "
            + $"That is {instances} instances, limited by {limitedBy}. The plan says {plan.Instances}, limited by {plan.LimitedBy}. {Hint(1)}");
    }

    [Fact]
    public void What_runs_out_first_is_asked_before_rounding()
    {
        var plan = CapacityPlan.For(_work with { RequestsPerSecond = 970, RequestMemory = 41 * MB }, _instance, _plain);

        Assert.True(
            plan.Instances == 10 && plan.LimitedBy == "memory",
            $"970 requests a second need 19.4 cores, 9.7 instances, and 194 requests of 41 MB in 800 MB each 9.94 instances. That is 10 instances, limited by memory. The plan says {plan.Instances}, limited by {plan.LimitedBy}. "
            + $"Rounded up, both are 10, and what runs out first can no longer be seen. {Hint(3)}");
    }

    [Fact]
    public void Headroom_is_left_on_the_memory_too() => MustNeed(
        24, _work with { RequestMemory = 48 * MB }, _instance, new Safety(0.5, 1),
        "200 requests of 48 MB, and half of 800 MB to use on each instance. It comes out even if you multiply first and divide once, at the end.");

    [Theory]
    [InlineData(2, 20)]
    [InlineData(3, 15)]
    [InlineData(4, 16)]
    [InlineData(6, 12)]
    public void The_peak_is_carried_without_one_zone(int zones, int instances) => MustNeed(
        instances, _work, _instance, new Safety(1, zones),
        $"10 instances carry the peak. With {zones} zones, {zones - 1} of them must hold these 10, and each zone has as many as the others.", 3);

    [Theory]
    [InlineData(70, 30, 70, 3)]
    [InlineData(210, 20, 60, 7)]
    [InlineData(420, 20, 70, 12)]
    [InlineData(600, 7, 60, 7)]
    [InlineData(690, 20, 60, 23)]
    public void A_plan_that_fits_exactly_buys_no_instance_more(int rate, int cpu, int percent, int instances) => MustNeed(
        instances, new Workload(rate, Ms(200), Ms(cpu), 0), _instance with { Cores = 1 }, new Safety(percent / 100.0, 1),
        $"{rate} requests a second of {cpu} ms on single cores to {percent} %: it comes out even, on paper. In binary fractions it may not, and rounding up buys one more.");

    [Fact]
    public void Little_work_needs_one_instance()
    {
        MustNeed(1, _work with { RequestsPerSecond = 0.5 }, _instance, _plain, "Half a request a second.");
        MustNeed(2, _work with { RequestsPerSecond = 0.5 }, _instance, new Safety(1, 2), "Half a request a second, and one of two zones may be lost.");
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var taken = _nonsense
            .Select(input => (input.Key, Error: Record.Exception(() => CapacityPlan.For(input.Value.Work, input.Value.Instance, input.Value.Safety))))
            .Where(input => input.Error is not ArgumentException)
            .Select(input => $"{input.Key}: {input.Error?.GetType().Name ?? "a plan"}")
            .ToList();

        Assert.True(
            taken.Count == 0,
            $"{taken.Count} of {_nonsense.Count} nonsensical inputs did not give an ArgumentException. A plan that looks like a number is believed. {Hint(3)}\n  {string.Join("\n  ", taken)}");
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static void MustNeed(int instances, Workload work, InstanceSize instance, Safety safety, string why, int hint = 1)
    {
        var plan = CapacityPlan.For(work, instance, safety);
        Assert.True(plan.Instances == instances, $"{why} That is {instances} instances; the plan says {plan.Instances}. {Hint(hint)}");
    }

    private static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/capacity-plan/README.md";
}
