using Workbook.Rendering;

namespace Workbook.Load;

/// <summary>The words and tables of a <see cref="LoadReport"/>.</summary>
internal static class LoadReportText
{
    public static IEnumerable<string> Lines(LoadReport report)
    {
        if (report.Thresholds.Count > 0)
            yield return report.Passed ? "Passed: every threshold was met." : $"Failed: {report.Thresholds.Count(t => !t.Passed)} of {report.Thresholds.Count} thresholds were not met.";
        yield return FormattableString.Invariant(
            $"{report.Samples.Count} requests in {Show.Duration(report.Duration)} ({report.Kind}), {Show.Number(report.Throughput)} answers per second, {report.Errors} errors ({Show.Number(100 * report.ErrorRate)} %).");
        if (report.WasCutShort)
            yield return "The run reached the most requests it may send and ended early: raise MostRequests or send fewer.";
        if (report.GeneratorLag.Count == 0)
            yield break;
        yield return report.GeneratorWasBottleneck
            ? $"The generator was the bottleneck: more than 1 % of its requests left over {Show.Duration(report.LagLimit)} late through its own fault (p99 {Show.Duration(report.GeneratorLag.At(99))}, worst {Show.Duration(report.GeneratorLag.Max)}). The latencies measure it, not the server: send fewer, or see that no step blocks its thread."
            : $"The generator kept its schedule (p99 {Show.Duration(report.GeneratorLag.At(99))} late, worst {Show.Duration(report.GeneratorLag.Max)}).";
    }

    public static IEnumerable<Table> Tables(LoadReport report)
    {
        if (report.Thresholds.Count > 0)
        {
            var thresholds = new Table("Thresholds", Column.Text("threshold"), Column.Number("measured"), Column.Text("result"));
            foreach (var t in report.Thresholds)
                thresholds.Add(t.Threshold, t.Measured, t.Passed ? "met" : "not met");
            yield return thresholds;
        }
        if (report.Corrected.Count > 0)
        {
            var latency = new Table("Latency", Column.Text("counted"), Column.Number("p50"), Column.Number("p90"), Column.Number("p95"), Column.Number("p99"), Column.Number("p99.9"), Column.Number("max"));
            Add(latency, "from the scheduled start (corrected)", report.Corrected);
            Add(latency, "from the actual send (uncorrected)", report.Uncorrected);
            foreach (var step in report.Samples.GroupBy(s => $"{s.Scenario}: {s.Step}").OrderBy(g => g.Key, StringComparer.Ordinal))
                Add(latency, $"{step.Key}, {Show.Number(step.Count())} requests (corrected)", new Latencies(step.Select(s => s.Corrected)));
            yield return latency;
        }
        if (report.Errors > 0)
        {
            var errors = new Table("Errors", Column.Text("error"), Column.Number("requests"));
            foreach (var (error, count) in report.ErrorsByKind)
                errors.Add(error, count);
            yield return errors;
        }
    }

    private static void Add(Table table, string name, Latencies latencies)
    {
        if (latencies.Count > 0)
            table.Add([name, .. new[] { 50, 90, 95, 99, 99.9, 100 }.Select(p => (object?)Show.Duration(latencies.At(p)))]);
    }
}
