using System.Text.Json;
using System.Text.Json.Serialization;
using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>The results of a topic's benchmark.</summary>
/// <param name="Topic">The topic, as its lesson is named.</param>
/// <param name="Mode">How it was run.</param>
/// <param name="MachineDescription">Where it was run.</param>
/// <param name="Rows">One row a benchmark and set of parameters; none when it was left out.</param>
public sealed record BenchTable(string Topic, BenchMode Mode, string MachineDescription, IReadOnlyList<BenchRow> Rows) : Rendered
{
    /// <summary>Gets how a table is written as JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <inheritdoc/>
    public override string ToHtml() => $"{AsTable().ToHtml()}<p style=\"margin:0.3em 0\">{Show.Html(Note())}</p>";

    /// <inheritdoc/>
    public override string ToText() => $"{AsTable().ToText()}\n{Note()}";

    private Table AsTable()
    {
        var table = new Table(
            null, Column.Text("benchmark"), Column.Text("at"), Column.Number("ratio"), Column.Number("mean"), Column.Number("+/-"), Column.Number("allocated (bytes)"));
        foreach (var row in Rows)
        {
            var baseline = Rows.FirstOrDefault(other => other.IsBaseline && other.Parameters == row.Parameters);
            var ratio = baseline is null ? "" : Show.Number(Math.Round(row.Mean / baseline.Mean, 2));
            table.Add(row.Method, row.Parameters, ratio, row.Mean, row.StandardDeviation, row.BytesAllocated);
        }

        return table;
    }

    private string Note() => Mode switch
    {
        BenchMode.None => "Left out (--no-bench).",
        BenchMode.Quick => $"Quick: a handful of short iterations; believe a factor, not a percent (--full measures in earnest). {MachineDescription}",
        _ => $"BenchmarkDotNet, default job. {MachineDescription}",
    };
}
