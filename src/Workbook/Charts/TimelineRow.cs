using Workbook.Rendering;

namespace Workbook.Charts;

/// <summary>The requests of one row of a timeline, counted in columns of equal width.</summary>
internal sealed class TimelineRow
{
    private readonly IReadOnlyList<(double At, bool Accepted)> _requests;

    public TimelineRow(string name, IReadOnlyList<(double At, bool Accepted)> requests, double columnWidth)
    {
        (Name, _requests) = (name, requests);
        Columns = [.. requests.GroupBy(r => Index(r.At, columnWidth)).OrderBy(group => group.Key).Select(group => new Column(
            group.Key * columnWidth, (group.Key + 1) * columnWidth, group.Count(r => r.Accepted), group.Count(r => !r.Accepted)))];
    }

    public readonly record struct Column(double From, double To, int Accepted, int Rejected);

    public string Name { get; }

    public IReadOnlyList<Column> Columns { get; }

    public int Accepted => _requests.Count(request => request.Accepted);

    public int Rejected => _requests.Count - Accepted;

    /// <summary>The most requests, accepted or rejected, of any column.</summary>
    public int Most => Columns.Max(column => Math.Max(column.Accepted, column.Rejected));

    public string Summary => $"{Name}: {Show.Value(Accepted)} accepted, {Show.Value(Rejected)} rejected";

    /// <summary>Every window from the first request's to the last request's, empty ones included.</summary>
    public IEnumerable<(double Index, int Accepted)> AcceptedPerWindow(double length)
    {
        var counts = _requests.GroupBy(r => Index(r.At, length)).ToDictionary(group => group.Key, group => group.Count(r => r.Accepted));
        for (var i = counts.Keys.Min(); i <= counts.Keys.Max(); i++)
        {
            yield return (i, counts.GetValueOrDefault(i));
        }
    }

    // A time on a bound belongs to what begins there, also when the division falls just short.
    private static double Index(double at, double length) => Math.Floor((at / length) + 1e-9);
}
