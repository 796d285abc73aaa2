namespace Workbook.Measuring;

/// <summary>Finds the growth class that explains a series of counts.</summary>
internal static class GrowthFit
{
    // Counts are exact, so what a class leaves unexplained is small; a page boundary or one b-tree level more is not growth.
    private const double Tolerance = 0.10;

    private static readonly (GrowthClass Class, Func<double, double> Of)[] _classes =
    [
        (GrowthClass.Constant, _ => 0),
        (GrowthClass.Logarithmic, n => Math.Log2(n)),
        (GrowthClass.Linear, n => n),
        (GrowthClass.Linearithmic, n => n * Math.Log2(n)),
        (GrowthClass.Quadratic, n => n * n),
    ];

    /// <summary>Returns the slowest class whose curve a + b f(n), with a and b not negative, comes within 10 % of every
    /// count; where none does, the one that comes nearest.</summary>
    public static GrowthClass Classify(IReadOnlyList<(double Size, double Count)> points)
    {
        var errors = _classes.Select(c => (c.Class, Error: Error(points, c.Of))).ToList();
        var near = errors.Where(e => e.Error <= Tolerance).ToList();
        return near.Count > 0 ? near[0].Class : errors.MinBy(e => e.Error).Class;
    }

    /// <summary>The largest relative distance between a count and the curve a + b f(n) fitted by least squares on relative errors.</summary>
    private static double Error(IReadOnlyList<(double Size, double Count)> points, Func<double, double> f)
    {
        double w = 0, wf = 0, wff = 0, wy = 0, wfy = 0;
        foreach (var (size, count) in points)
        {
            var (x, y) = (f(size), Math.Max(count, 1));
            var weight = 1 / (y * y);
            w += weight;
            wf += weight * x;
            wff += weight * x * x;
            wy += weight * y;
            wfy += weight * x * y;
        }

        var determinant = (w * wff) - (wf * wf);
        var b = determinant > 1e-12 * w * wff ? ((w * wfy) - (wf * wy)) / determinant : 0;
        b = Math.Max(b, 0);
        var a = (wy - (b * wf)) / w;
        if (a < 0)
        {
            (a, b) = (0, wff > 0 ? wfy / wff : 0);
        }

        return points.Max(point => Math.Abs(a + (b * f(point.Size)) - Math.Max(point.Count, 1)) / Math.Max(point.Count, 1));
    }
}
