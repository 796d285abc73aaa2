namespace Workbook.Measuring;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">Its name, such as "loop".</param>
/// <param name="MedianTime">The median duration of its runs on this machine.</param>
/// <param name="Cost">What one run cost, as counts.</param>
public sealed record Candidate(string Name, TimeSpan MedianTime, Cost Cost)
{
    /// <summary>Returns the time one run would take if its server were this far away: the time measured here, where the
    /// database is in the process, and one wait for every round trip.</summary>
    /// <param name="roundTrip">The time to the server and back.</param>
    public TimeSpan ProjectedTime(TimeSpan roundTrip) => MedianTime + (roundTrip * Cost.RoundTrips);
}
