using Workbook.Rendering;

namespace Workbook.Load;

/// <summary>Where a run stands.</summary>
/// <param name="Elapsed">Since its start.</param>
/// <param name="Finished">Requests answered, failed or given up.</param>
/// <param name="Errors">How many of them failed.</param>
/// <param name="InFlight">Requests sent and not answered.</param>
public sealed record LoadProgress(TimeSpan Elapsed, int Finished, int Errors, int InFlight)
{
    /// <summary>A line for a terminal, so that <c>OnProgress = Console.WriteLine</c> shows a run while it runs.</summary>
    public override string ToString() =>
        $"{Show.Duration(Elapsed),8}: {Show.Number(Finished)} finished, {Show.Number(Errors)} errors, {Show.Number(InFlight)} in flight";
}
