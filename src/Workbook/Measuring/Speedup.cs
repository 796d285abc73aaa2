using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>How much faster one candidate was than another, judged on pairs of runs.</summary>
/// <param name="Ratio">Median of before / after over the pairs: 2 means twice as fast.</param>
/// <param name="Low">Lower end of the 95 % interval of that median.</param>
/// <param name="High">Upper end of the 95 % interval of that median.</param>
public sealed record Speedup(double Ratio, double Low, double High)
{
    private const int Resamples = 2_000;

    // Two builds of the very same code differ by a few percent: a ratio that near to 1 says nothing.
    private const double SameWithin = 1.05;

    /// <summary>Gets whether the pairs do not tell which candidate is faster.</summary>
    public bool IsTooCloseToCall => Low < SameWithin && High > 1 / SameWithin;

    /// <summary>Gets the verdict in words: "38 to 45 times faster", "1.2 to 1.4 times slower" or "too close to call".</summary>
    public string Verdict => IsTooCloseToCall
        ? "too close to call"
        : Ratio > 1 ? $"{Times(Low, High)} faster" : $"{Times(1 / High, 1 / Low)} slower";

    /// <summary>Judges runs that were taken in pairs. The same samples always give the same judgement.</summary>
    /// <param name="before">Durations of the first candidate, 5 at least.</param>
    /// <param name="after">Durations of the second, run by run beside the first.</param>
    /// <exception cref="ArgumentException">Too few samples, not as many of each, or a duration of zero or less.</exception>
    public static Speedup Of(IReadOnlyList<TimeSpan> before, IReadOnlyList<TimeSpan> after)
    {
        if (before.Count < 5 || before.Count != after.Count || before.Concat(after).Any(time => time <= TimeSpan.Zero))
        {
            throw new ArgumentException($"A speed-up needs 5 pairs of positive durations or more; given were {before.Count} and {after.Count} durations.", nameof(after));
        }

        double[] ratios = [.. before.Zip(after, (b, a) => b / a)];
        var medians = Bootstrap(ratios);
        return new Speedup(Median(ratios), medians[(int)(Resamples * 0.025)], medians[(int)(Resamples * 0.975)]);
    }

    /// <summary>The percentile bootstrap: medians of samples drawn from the sample (Efron and Tibshirani, 1993, chapter 13).</summary>
    private static double[] Bootstrap(double[] ratios)
    {
        var random = new Random(Seed: 1);
        var medians = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            medians[i] = Median(random.GetItems(ratios, ratios.Length));
        }

        Array.Sort(medians);
        return medians;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Times(double low, double high)
    {
        var (from, to) = (Round(low), Round(high));
        return from == to ? $"{from} times" : $"{from} to {to} times";
    }

    private static string Round(double ratio) => Show.Number(ratio < 10 ? Math.Round(ratio, 1) : Math.Round(ratio));
}
