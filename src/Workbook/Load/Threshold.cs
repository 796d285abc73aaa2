using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Rendering;

namespace Workbook.Load;

/// <summary>A line that a load must stay on the right side of: <c>"p95 &lt; 500 ms"</c>, <c>"errors &lt; 1 %"</c>, <c>"throughput &gt;= 90 /s"</c>.</summary>
/// <remarks>
/// Left: <c>p</c> and a percentile, <c>mean</c> or <c>max</c> (of the corrected latencies, failed requests too), <c>errors</c> (share of the
/// requests) or <c>throughput</c> (answers without error per second). Then <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>, a number, and its unit: <c>us</c>, <c>ms</c>, <c>s</c>; <c>%</c>; <c>/s</c>.
/// </remarks>
public sealed partial record Threshold
{
    private readonly string _metric;
    private readonly string _operator;
    private readonly double _limit; // ticks, percent or per second

    private Threshold(string text, string metric, string op, double limit) => (Text, _metric, _operator, _limit) = (text, metric, op, limit);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a threshold.</summary>
    /// <exception cref="FormatException">It is not one; the message shows what is.</exception>
    public static Threshold Parse(string text)
    {
        var match = Form().Match(text ?? "");
        var (metric, unit) = (match.Groups["metric"].Value, match.Groups["unit"].Value);
        var fits = match.Success && metric switch
        {
            "errors" => unit == "%",
            "throughput" => unit == "/s",
            _ => unit is "us" or "ms" or "s",
        };
        var number = fits ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;
        if (!fits || (metric[0] == 'p' && double.Parse(metric.AsSpan(1), CultureInfo.InvariantCulture) is not (> 0 and <= 100)))
            throw new FormatException($"'{text}' is no threshold. Write \"p95 < 500 ms\", \"max < 2 s\", \"errors < 1 %\" or \"throughput > 90 /s\".");
        return new Threshold(text!.Trim(), metric, match.Groups["op"].Value, number * unit switch { "us" => TimeSpan.TicksPerMicrosecond, "ms" => TimeSpan.TicksPerMillisecond, "s" => TimeSpan.TicksPerSecond, _ => 1 });
    }

    /// <summary>As <see cref="Parse"/>.</summary>
    public static implicit operator Threshold(string text) => Parse(text);

    /// <summary>Compares a run with it. A run without a single request meets no threshold.</summary>
    public ThresholdResult Check(LoadReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Samples.Count == 0)
            return new ThresholdResult(Text, "no request", false);
        var latencies = report.Corrected;
        var measured = _metric switch
        {
            // Percent from the counts: 7 of 100 is 7, which 100 * 0.07 is not quite.
            "errors" => 100.0 * report.Errors / report.Samples.Count,
            "throughput" => report.Throughput,
            "mean" => latencies.Mean.Ticks,
            "max" => latencies.Max.Ticks,
            _ => latencies.At(double.Parse(_metric.AsSpan(1), CultureInfo.InvariantCulture)).Ticks,
        };
        var passed = _operator switch { "<" => measured < _limit, "<=" => measured <= _limit, ">" => measured > _limit, _ => measured >= _limit };
        return new ThresholdResult(Text, _metric switch
        {
            "errors" => Show.Number(measured) + " %",
            "throughput" => Show.Number(measured) + " /s",
            _ => Show.Duration(TimeSpan.FromTicks((long)measured)),
        }, passed);
    }

    [GeneratedRegex(@"^\s*(?<metric>p\d+(?:\.\d+)?|mean|max|errors|throughput)\s*(?<op><=|>=|<|>)\s*(?<number>\d+(?:\.\d+)?)\s*(?<unit>us|ms|s|%|/s)\s*$")]
    private static partial Regex Form();
}
