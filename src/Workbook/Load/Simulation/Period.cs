namespace Workbook.Load.Simulation;

/// <summary>A stretch of simulated time.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Length">How long it lasts.</param>
public readonly record struct Period(TimeSpan From, TimeSpan Length)
{
    /// <summary>The first instant after it.</summary>
    public TimeSpan End => From + Length;

    /// <summary>Whether the instant lies in it.</summary>
    public bool Contains(TimeSpan at) => at >= From && at < End;
}
