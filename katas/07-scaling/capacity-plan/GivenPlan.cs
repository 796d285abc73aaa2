namespace CapacityPlanKata;

/// <summary>What a service has to do at its peak.</summary>
/// <param name="RequestsPerSecond">The rate of the busiest minute, above 0.</param>
/// <param name="Latency">How long a request lasts on average, waiting included; above zero.</param>
/// <param name="Cpu">How long a request keeps one core busy; above zero and at most <paramref name="Latency"/>, as a request here works on one thread.</param>
/// <param name="RequestMemory">Bytes a request holds on average while it lasts, 0 or more. Averages are added up: an instance may hold 16.7 requests.</param>
public sealed record Workload(double RequestsPerSecond, TimeSpan Latency, TimeSpan Cpu, long RequestMemory);

/// <summary>What one instance has.</summary>
/// <param name="Cores">Cores, from 1.</param>
/// <param name="Memory">Bytes.</param>
/// <param name="BaseMemory">Bytes that the instance needs for itself when nobody asks anything, 0 or more and below <paramref name="Memory"/>.</param>
public sealed record InstanceSize(int Cores, long Memory, long BaseMemory);

/// <summary>What is held back.</summary>
/// <param name="Utilisation">How busy cores and request memory may be at the peak, above 0 and at most 1. 0.6 leaves 40 % free.</param>
/// <param name="Zones">Zones the instances are spread over evenly, from 1. With two or more, the peak must be carried when one of them is lost.</param>
public sealed record Safety(double Utilisation, int Zones);

/// <summary>How many instances are needed.</summary>
/// <param name="Concurrency">Requests in flight at the peak, on average.</param>
/// <param name="Cores">Cores busy at the peak, on average, over all instances.</param>
/// <param name="Instances">Instances in all, the same number in each zone.</param>
/// <param name="LimitedBy">What runs out first: "cpu" or "memory". "cpu" when both do.</param>
public sealed record Plan(double Concurrency, double Cores, int Instances, string LimitedBy);
