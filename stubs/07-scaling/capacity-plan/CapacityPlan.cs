namespace CapacityPlanKata;

/// <summary>From what a service has to do to how many instances it needs.</summary>
public static class CapacityPlan
{
    // TODO: the formula that goes around: requests in flight times the CPU time of one. It has the wrong unit, and no spare zone.

    /// <summary>Returns the smallest number of instances that carries the peak.</summary>
    /// <exception cref="ArgumentException">A number is not within its bounds, or no number of instances would do.</exception>
    public static Plan For(Workload work, InstanceSize instance, Safety safety)
    {
        var concurrency = work.RequestsPerSecond * work.Latency.TotalSeconds;
        var cores = concurrency * work.Cpu.TotalSeconds;
        var byCpu = cores / instance.Cores;
        var byMemory = concurrency * work.RequestMemory / instance.Memory;
        return new Plan(
            concurrency, cores, (int)Math.Ceiling(Math.Max(byCpu, byMemory)), byMemory > byCpu ? "memory" : "cpu");
    }
}
