namespace Workbook.Load.Simulation;

/// <summary>A server: one queue, first come, first served, and workers that take from it.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Workers">How many requests it works on at once, 1 or more.</param>
/// <param name="Service">How long a worker takes.</param>
public sealed record SimulatedServer(string Name, int Workers, ServiceTime Service)
{
    /// <summary>Its part under a balancer that goes by weight. Default 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>How many requests may wait; one more is rejected. Default: no limit.</summary>
    public int QueueLimit { get; init; } = int.MaxValue;

    /// <summary>When it stands still: it accepts requests and works on none (a long garbage collection, a lock). In order, not overlapping. Default never.</summary>
    public IReadOnlyList<Period> Stalls { get; init; } = [];

    /// <summary>When its health check fails: a balancer sends it nothing new, what it has it finishes. Default never.</summary>
    public IReadOnlyList<Period> Unhealthy { get; init; } = [];

    /// <summary>Requests per second that it can serve at most: workers over mean service time.</summary>
    public double Capacity => Workers / Service.Mean.TotalSeconds;

    /// <summary>When work that begins at <paramref name="start"/> and takes <paramref name="service"/> is done, stalls included.</summary>
    internal TimeSpan Finish(TimeSpan start, TimeSpan service)
    {
        var end = start + service;
        foreach (var stall in Stalls)
        {
            if (stall.From < end && start < stall.End)
                end += stall.End - (start > stall.From ? start : stall.From);
        }
        return end;
    }
}
