namespace Workbook.Load;

/// <summary>One second of a run.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Due">Requests due in it.</param>
/// <param name="Answered">Answers without error in it: the throughput.</param>
/// <param name="Errors">Requests that failed in it.</param>
/// <param name="P50">Of the corrected latencies of the requests due in it; null when there were none.</param>
/// <param name="P99">As <paramref name="P50"/>.</param>
public sealed record LoadSecond(TimeSpan From, int Due, int Answered, int Errors, TimeSpan? P50, TimeSpan? P99)
{
    /// <summary>Failed of all that ended in it, 0 to 1.</summary>
    public double ErrorRate => Answered + Errors == 0 ? 0 : (double)Errors / (Answered + Errors);

    internal static IReadOnlyList<LoadSecond> Of(IReadOnlyList<RequestSample> samples)
    {
        var due = samples.ToLookup(s => (long)s.Scheduled.TotalSeconds);
        var ended = samples.ToLookup(s => (long)s.Finished.TotalSeconds);
        var last = samples.Count == 0 ? -1 : samples.Max(s => (long)s.Finished.TotalSeconds);
        return [.. Enumerable.Range(0, (int)last + 1).Select(second =>
        {
            var latencies = new Latencies(due[second].Select(s => s.Corrected));
            return new LoadSecond(TimeSpan.FromSeconds(second), latencies.Count, ended[second].Count(s => s.Error is null), ended[second].Count(s => s.Error is not null),
                latencies.Count == 0 ? null : latencies.At(50), latencies.Count == 0 ? null : latencies.At(99));
        })];
    }
}
