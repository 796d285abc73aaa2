// Refused by: What_runs_out_first_is_asked_before_rounding
// Compares whole instances. Where both needs round up to the same number, it says cpu, whatever runs out.
namespace CapacityPlanKata;

public static class CapacityPlan
{
    public static Plan For(Workload work, InstanceSize instance, Safety safety)
    {
        Check(work, instance, safety);

        // Decimal: in binary, 70 % of ten cores is a little less than seven, and an instance is bought for the difference.
        var rate = (decimal)work.RequestsPerSecond;
        var utilisation = (decimal)safety.Utilisation;
        var concurrency = rate * (decimal)work.Latency.TotalSeconds;
        var cores = rate * (decimal)work.Cpu.TotalSeconds;
        var free = (instance.Memory - instance.BaseMemory) * utilisation;
        Demand(work.RequestMemory <= free, nameof(instance), "One request needs more memory than an instance may use. Take a larger one: more of them do not help.");

        var byCpu = cores / (instance.Cores * utilisation);
        var byMemory = concurrency * work.RequestMemory / free;
        var needed = (int)Math.Ceiling(Math.Max(byCpu, byMemory));

        // What is left without one zone must be enough.
        var perZone = safety.Zones == 1 ? needed : (needed + safety.Zones - 2) / (safety.Zones - 1);
        return new Plan((double)concurrency, (double)cores, perZone * safety.Zones, Math.Ceiling(byMemory) > Math.Ceiling(byCpu) ? "memory" : "cpu");
    }

    private static void Check(Workload work, InstanceSize instance, Safety safety)
    {
        Demand(work.RequestsPerSecond is > 0 and <= 1e9, nameof(work), "The rate is above 0 and at most a billion a second.");
        Demand(work.Latency > TimeSpan.Zero, nameof(work), "The latency is above zero.");
        Demand(work.Cpu > TimeSpan.Zero && work.Cpu <= work.Latency, nameof(work), "The CPU time of a request is above zero and no longer than the request lasts.");
        Demand(work.RequestMemory >= 0, nameof(work), "The memory of a request is 0 or more.");
        Demand(instance.Cores >= 1, nameof(instance), "An instance has a core.");
        Demand(instance.BaseMemory >= 0 && instance.BaseMemory < instance.Memory, nameof(instance), "An instance has more memory than it needs for itself.");
        Demand(safety.Utilisation is > 0 and <= 1, nameof(safety), "The utilisation is above 0 and at most 1: 0.6 is 60 %.");
        Demand(safety.Zones >= 1, nameof(safety), "There is a zone.");
    }

    // NaN compares to nothing, so every demand is written as what must hold.
    private static void Demand(bool holds, string name, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message, name);
        }
    }
}
