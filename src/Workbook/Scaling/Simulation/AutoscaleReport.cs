using Workbook.Rendering;

namespace Workbook.Scaling.Simulation;

/// <summary>What an autoscaler did with some traffic.</summary>
/// <param name="Steps">Interval by interval.</param>
/// <param name="Interval">How long each is.</param>
/// <param name="CapacityPerSecond">Requests a second that one instance can serve.</param>
public sealed record AutoscaleReport(IReadOnlyList<AutoscaleStep> Steps, TimeSpan Interval, double CapacityPerSecond) : Rendered
{
    /// <summary>What is paid for: instances times hours.</summary>
    public double InstanceHours => Steps.Sum(step => step.Ready) * Interval.TotalHours;

    /// <summary>The most instances at once.</summary>
    public int MostInstances => Steps.Max(step => step.Ready);

    /// <summary>The fewest instances at once.</summary>
    public int FewestInstances => Steps.Min(step => step.Ready);

    /// <summary>Intervals in which more came than could be served: at their end requests were waiting.</summary>
    public int OverloadedIntervals => Steps.Count(step => step.Waiting > 0);

    /// <summary>How long the longest line of waiting requests took to serve, at the capacity of that moment.</summary>
    public TimeSpan LongestWait => TimeSpan.FromSeconds(Steps.Max(step => step.Waiting / (step.Ready * CapacityPerSecond)));

    /// <summary>The figures, one row each.</summary>
    public Table ToTable() => new Table("Autoscaling, simulated", Column.Text(""), Column.Number("value"))
        .Add("requests", Steps.Sum(step => (long)step.Arrivals))
        .Add("instances, fewest", FewestInstances)
        .Add("instances, most", MostInstances)
        .Add("instance-hours", InstanceHours)
        .Add("intervals with more than could be served", OverloadedIntervals)
        .Add("longest wait", LongestWait);

    /// <inheritdoc/>
    public override string ToHtml() => ToTable().ToHtml();

    /// <inheritdoc/>
    public override string ToText() => ToTable().ToText();
}
