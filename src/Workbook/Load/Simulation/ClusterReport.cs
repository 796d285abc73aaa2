using Workbook.Rendering;

namespace Workbook.Load.Simulation;

/// <summary>What became of simulated requests behind a balancer.</summary>
/// <param name="Balancer">The policy.</param>
/// <param name="Servers">Every server, in the order given.</param>
/// <param name="Latencies">Of all answered requests, from arrival to answer.</param>
/// <param name="Refused">Requests that came while no server was healthy.</param>
/// <param name="Duration">Until the last answer.</param>
public sealed record ClusterReport(string Balancer, IReadOnlyList<ServerResult> Servers, Latencies Latencies, int Refused, TimeSpan Duration) : Rendered
{
    /// <summary>Requests rejected by full queues, and those refused.</summary>
    public int Lost => Refused + Servers.Sum(s => s.Rejected);

    /// <summary>One row per server and one for all.</summary>
    public Table ToTable()
    {
        var table = new Table($"{Balancer}, {Show.Duration(Duration)}, simulated" + (Refused > 0 ? $"; {Show.Number(Refused)} requests found no healthy server" : ""),
            Column.Text("server"), Column.Number("requests"), Column.Number("busy (%)"), Column.Number("longest queue"), Column.Number("p50"), Column.Number("p99"), Column.Number("rejected"));
        foreach (var s in Servers)
            table.Add(s.Name, s.Requests, 100 * s.Utilisation, s.LongestQueue, At(s.Latencies, 50), At(s.Latencies, 99), s.Rejected);
        return table.Add("all", Latencies.Count, null, Servers.Max(s => s.LongestQueue), At(Latencies, 50), At(Latencies, 99), Servers.Sum(s => s.Rejected));
    }

    /// <inheritdoc/>
    public override string ToHtml() => ToTable().ToHtml();

    /// <inheritdoc/>
    public override string ToText() => ToTable().ToText();

    private static TimeSpan? At(Latencies latencies, double percent) => latencies.Count == 0 ? null : latencies.At(percent);
}
