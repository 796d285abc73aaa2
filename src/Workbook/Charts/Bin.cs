namespace Workbook.Charts;

/// <summary>How many values lie from one bound up to, but not at, the next.</summary>
internal readonly record struct Bin(double From, double To, int Count)
{
    private const int RoughCount = 30;
    private const int PerDecade = 10;

    /// <summary>Bins of one round width, about 30 of them; on a logarithmic axis ten to each power of ten.</summary>
    public static IReadOnlyList<Bin> Of(IReadOnlyList<double> values, bool log)
    {
        if (log)
        {
            return Fill(values, value => Math.Log10(value) * PerDecade, index => Math.Pow(10, index / PerDecade));
        }

        var range = values.Max() - values.Min();
        var width = LinearScale.NiceStep(range > 0 ? range / RoughCount : 1);
        return Fill(values, value => value / width, index => index * width);
    }

    private static List<Bin> Fill(IReadOnlyList<double> values, Func<double, double> indexOf, Func<double, double> boundOf)
    {
        // The small amount keeps a value that is a bound in the bin it opens: 0.3 / 0.1 is 2.9999999999999996.
        var counts = values.CountBy(value => Math.Floor(indexOf(value) + 1e-9)).ToDictionary();
        var (first, last) = (counts.Keys.Min(), counts.Keys.Max());
        return [.. Enumerable.Range(0, (int)(last - first) + 1)
            .Select(i => new Bin(boundOf(first + i), boundOf(first + i + 1), counts.GetValueOrDefault(first + i)))];
    }
}
