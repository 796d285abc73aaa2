namespace Workbook.Measuring;

/// <summary>Something whose use can be counted: a database, a Redis connection, a loader.</summary>
public interface ICostSource
{
    /// <summary>Starts to count.</summary>
    /// <returns>A function that gives what was counted since the start. It may be called more than once.</returns>
    Func<Cost> StartCounting();
}
