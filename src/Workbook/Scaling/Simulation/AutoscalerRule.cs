namespace Workbook.Scaling.Simulation;

/// <summary>When an autoscaler adds and removes instances. The defaults are those of Kubernetes, where it has one.</summary>
public sealed record AutoscalerRule
{
    /// <summary>The utilisation it aims at, above 0, at most 1. Default 0.7.</summary>
    public double Target { get; init; } = 0.7;

    /// <summary>The fewest instances, 1 or more. Default 2: one may fail.</summary>
    public int Least { get; init; } = 2;

    /// <summary>The most instances. Default 20.</summary>
    public int Most { get; init; } = 20;

    /// <summary>How often it looks. Default 15 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How far from the target it does nothing: 0.1 is 10 %. Default 0.1.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>How long an instance takes from its order to its first request. Default 60 seconds.</summary>
    public TimeSpan StartUp { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long fewer must have been enough before any is removed. Default 5 minutes.</summary>
    public TimeSpan RemoveAfter { get; init; } = TimeSpan.FromMinutes(5);

    internal void Check()
    {
        if (Target is not (> 0 and <= 1) || Least < 1 || Most < Least || Interval <= TimeSpan.Zero || Tolerance < 0 || StartUp < TimeSpan.Zero || RemoveAfter < TimeSpan.Zero)
        {
            throw new ArgumentException($"A rule needs a target above 0 and at most 1, at least one instance, and durations above zero, not {this}.");
        }
    }
}
