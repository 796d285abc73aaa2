using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>What the same code costs at several sizes, and so how its cost grows.</summary>
public sealed record Growth : Rendered
{
    private Growth(string sizeName, IReadOnlyList<(int Size, Cost Cost)> points)
    {
        SizeName = sizeName;
        Points = points;
    }

    /// <summary>Gets what the size counts, such as "orders".</summary>
    public string SizeName { get; }

    /// <summary>Gets the cost at each size, in ascending order of size.</summary>
    public IReadOnlyList<(int Size, Cost Cost)> Points { get; }

    /// <summary>Runs code at several sizes.</summary>
    /// <param name="sizeName">What the size counts, such as "orders".</param>
    /// <param name="sizes">Three sizes or more, ascending; a factor of 10 between them shows most.</param>
    /// <param name="costAt">Runs the code at a size and returns what it cost. Called once a size.</param>
    /// <exception cref="ArgumentException">Fewer than three sizes, or not ascending: no shape could be told.</exception>
    public static Growth Of(string sizeName, IReadOnlyList<int> sizes, Func<int, Cost> costAt)
    {
        if (sizes.Count < 3 || sizes[0] < 1 || sizes.Zip(sizes.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("Growth needs three sizes or more, from 1 up and ascending.", nameof(sizes));
        }

        return new Growth(sizeName, [.. sizes.Select(size => (size, costAt(size)))]);
    }

    /// <summary>Returns how a count grows: the slowest class whose curve explains the counts within 10 %.</summary>
    public GrowthClass ClassOf(string counter) =>
        GrowthFit.Classify([.. Points.Select(point => ((double)point.Size, (double)point.Cost[counter]))]);

    /// <summary>Returns the points of one counter, ready for a chart.</summary>
    public IEnumerable<(double X, double Y)> Series(string counter) =>
        Points.Select(point => ((double)point.Size, (double)point.Cost[counter]));

    /// <inheritdoc/>
    public override string ToHtml() => AsTable().ToHtml();

    /// <inheritdoc/>
    public override string ToText() => AsTable().ToText();

    private Table AsTable()
    {
        var counters = Points[0].Cost.Counters.Where(counter => Points.Any(point => point.Cost[counter] != 0)).ToList();
        var table = new Table(null, [Column.Number(SizeName), .. counters.Select(Column.Number)]);
        foreach (var (size, cost) in Points)
        {
            table.Add([size, .. counters.Select(counter => (object)cost[counter])]);
        }

        table.Add(["grows", .. counters.Select(counter => (object)ClassOf(counter).InWords())]);
        return table;
    }
}
