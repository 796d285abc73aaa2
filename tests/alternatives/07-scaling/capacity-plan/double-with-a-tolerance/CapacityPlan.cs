// Doubles, and a millionth of an instance forgiven before rounding up.
namespace CapacityPlanKata;

public static class CapacityPlan
{
    public static Plan For(Workload work, InstanceSize instance, Safety safety)
    {
        var forRequests = (instance.Memory - instance.BaseMemory) * safety.Utilisation;
        bool[] demands =
        [
            double.IsFinite(work.RequestsPerSecond) && work.RequestsPerSecond > 0,
            work.Cpu > TimeSpan.Zero && work.Cpu <= work.Latency,
            instance is { Cores: > 0, BaseMemory: >= 0 } && instance.Memory > instance.BaseMemory,
            safety is { Zones: > 0, Utilisation: > 0 and <= 1 },
            work.RequestMemory >= 0 && work.RequestMemory <= forRequests,
        ];
        if (demands.Contains(false))
        {
            throw new ArgumentException($"{work}, {instance} and {safety} make no plan.");
        }

        var inFlight = work.RequestsPerSecond * work.Latency.TotalSeconds;
        var busy = work.RequestsPerSecond * work.Cpu.TotalSeconds;
        var cpu = busy / safety.Utilisation / instance.Cores;
        var memory = inFlight * work.RequestMemory / forRequests;
        var carriers = Math.Max(1, safety.Zones - 1);
        var perZone = Math.Ceiling(Math.Ceiling(Math.Max(cpu, memory) - 1e-6) / carriers);
        return new Plan(inFlight, busy, (int)perZone * safety.Zones, memory > cpu + 1e-9 ? "memory" : "cpu");
    }
}
