using System.Text.Json;
using BenchmarkDotNet.Reports;
using Workbook.Measuring;

namespace Workbook.Benchmarks;

/// <summary>Turns BenchmarkDotNet's summary into the table that lessons show.</summary>
internal static class ResultTable
{
    public static BenchTable Of(string topic, bool full, Summary summary)
    {
        var rows = summary.Reports.Select(report =>
        {
            var run = report.BenchmarkCase;
            var times = report.ResultStatistics!;
            return new BenchRow(
                run.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                string.Join(", ", run.Parameters.Items.Select(p => $"{p.Name} = {p.Value}")),
                run.Descriptor.Baseline,
                TimeSpan.FromMicroseconds(times.Mean / 1_000),
                TimeSpan.FromMicroseconds(times.StandardDeviation / 1_000),
                report.GcStats.GetBytesAllocatedPerOperation(run) ?? 0);
        });
        return new BenchTable(topic, full ? BenchMode.Full : BenchMode.Quick, Machine.Description, [.. rows]);
    }

    public static string ToJson(this BenchTable table) => JsonSerializer.Serialize(table, BenchTable.Json);
}
