namespace Workbook.Charts;

/// <summary>A named sequence of points; made from a tuple: <c>("loop", points)</c>.</summary>
public sealed class Series
{
    /// <param name="name">What the line is called at its end.</param>
    /// <param name="points">In any order; they are joined from left to right.</param>
    public Series(string name, IEnumerable<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(points);
        (Name, Points) = (name, [.. points.OrderBy(point => point.X)]);
    }

    /// <summary>What the line is called.</summary>
    public string Name { get; }

    /// <summary>Its points, from left to right.</summary>
    public IReadOnlyList<(double X, double Y)> Points { get; }

    /// <summary>From a name and points.</summary>
    public static implicit operator Series((string Name, IEnumerable<(double X, double Y)> Points) series) => new(series.Name, series.Points);

    /// <summary>From a name and counted points, such as statements by number of orders.</summary>
    public static implicit operator Series((string Name, IEnumerable<(int X, long Y)> Points) series) =>
        new(series.Name, series.Points.Select(point => ((double)point.X, (double)point.Y)));

    /// <summary>From a name and counted points.</summary>
    public static implicit operator Series((string Name, IEnumerable<(int X, int Y)> Points) series) =>
        new(series.Name, series.Points.Select(point => ((double)point.X, (double)point.Y)));

    /// <summary>From a name and points measured at whole numbers.</summary>
    public static implicit operator Series((string Name, IEnumerable<(int X, double Y)> Points) series) =>
        new(series.Name, series.Points.Select(point => ((double)point.X, point.Y)));
}
