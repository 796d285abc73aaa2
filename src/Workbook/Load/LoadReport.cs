using Workbook.Charts;
using Workbook.Rendering;

namespace Workbook.Load;

/// <summary>What became of a load. Every request is kept; nothing here is estimated.</summary>
/// <remarks>Failed requests count in the latencies too: an error that comes back fast, or a timeout left out, would flatter the server.</remarks>
public sealed record LoadReport : Rendered
{
    internal LoadReport(string kind, IReadOnlyList<RequestSample> samples, TimeSpan duration, LoadOptions options, bool wasCutShort)
    {
        (Kind, Samples, WasCutShort, LagLimit) = (kind, samples, wasCutShort, options.LagLimit);
        Corrected = new Latencies(samples.Select(s => s.Corrected));
        Uncorrected = new Latencies(samples.Select(s => s.Uncorrected).OfType<TimeSpan>());
        GeneratorLag = new Latencies(samples.Where(s => s.Sent is not null).Select(s => s.GeneratorLag));
        Seconds = LoadSecond.Of(samples);
        Duration = samples.Select(s => s.Finished).Append(wasCutShort ? TimeSpan.Zero : duration).Max();
        Thresholds = [.. options.Thresholds.Select(t => t.Check(this))];
    }

    /// <summary>"open loop" or "closed loop".</summary>
    public string Kind { get; }

    /// <summary>Every request.</summary>
    public IReadOnlyList<RequestSample> Samples { get; }

    /// <summary>Latency from the scheduled start: what users wait.</summary>
    public Latencies Corrected { get; }

    /// <summary>Latency from the actual send: what a naive generator reports.</summary>
    public Latencies Uncorrected { get; }

    /// <summary>How late requests left through the generator's own fault.</summary>
    public Latencies GeneratorLag { get; }

    /// <summary>The limit that <see cref="GeneratorWasBottleneck"/> judges by.</summary>
    public TimeSpan LagLimit { get; }

    /// <summary>Whether more than 1 % of the requests left later than <see cref="LagLimit"/> through the generator's own fault: then the latencies measure it, not the server.</summary>
    public bool GeneratorWasBottleneck => GeneratorLag.Count > 0 && GeneratorLag.At(99) > LagLimit;

    /// <summary>Whether the run reached the most requests it may send and ended early.</summary>
    public bool WasCutShort { get; }

    /// <summary>The schedule, or until the last answer if that came later.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The run second by second.</summary>
    public IReadOnlyList<LoadSecond> Seconds { get; }

    /// <summary>How many requests failed, timed out, were cut off or never sent.</summary>
    public int Errors => Samples.Count(s => s.Error is not null);

    /// <summary>Failed of all requests, 0 to 1.</summary>
    public double ErrorRate => Samples.Count == 0 ? 0 : (double)Errors / Samples.Count;

    /// <summary>What went wrong, and how often, the most frequent first.</summary>
    public IReadOnlyList<(string Error, int Count)> ErrorsByKind =>
        [.. Samples.Where(s => s.Error is not null).GroupBy(s => s.Error!).Select(g => (g.Key, g.Count())).OrderByDescending(e => e.Item2).ThenBy(e => e.Key, StringComparer.Ordinal)];

    /// <summary>Answers without error per second.</summary>
    public double Throughput => Duration == TimeSpan.Zero ? 0 : (Samples.Count - Errors) / Duration.TotalSeconds;

    /// <summary>Every threshold beside what was measured.</summary>
    public IReadOnlyList<ThresholdResult> Thresholds { get; }

    /// <summary>Whether every threshold was met.</summary>
    public bool Passed => Thresholds.All(t => t.Passed);

    /// <summary>Corrected p50 and p99 of the requests due in each second.</summary>
    public Picture LatencyOverTime() => Chart.Lines("Latency by the second a request was due", "time (s)", "latency (ms)",
        ("p99", Points(s => s.P99)), ("p50", Points(s => s.P50)));

    /// <summary>Answers and errors of each second.</summary>
    public Picture ThroughputOverTime() => Chart.Lines("Answers and errors", "time (s)", "per second",
        ("answers", Seconds.Select(s => (s.From.TotalSeconds, (double)s.Answered))), ("errors", Seconds.Select(s => (s.From.TotalSeconds, (double)s.Errors))));

    /// <inheritdoc/>
    public override string ToHtml() => string.Concat(LoadReportText.Lines(this).Select(line => $"<p>{Show.Html(line)}</p>")) +
        string.Concat(LoadReportText.Tables(this).Select(t => t.ToHtml()));

    /// <inheritdoc/>
    public override string ToText() => string.Join('\n', LoadReportText.Lines(this)) +
        string.Concat(LoadReportText.Tables(this).Select(t => "\n\n" + t.ToText()));

    private IEnumerable<(double, double)> Points(Func<LoadSecond, TimeSpan?> value) =>
        Seconds.Where(s => value(s) is not null).Select(s => (s.From.TotalSeconds, value(s)!.Value.TotalMilliseconds));
}
