namespace Workbook.Notebooks;

/// <summary>What became of one run of one cell.</summary>
/// <param name="Outputs">All outputs, in order; neighbouring pieces of the same stream are joined.</param>
/// <param name="Elapsed">Compiling and running, without the start of the process.</param>
/// <param name="Error">Why it failed, also the last of <paramref name="Outputs"/>; null when it did not.</param>
public sealed record CellResult(IReadOnlyList<CellOutput> Outputs, TimeSpan Elapsed, ErrorOutput? Error)
{
    /// <summary>True when the cell ran to its end.</summary>
    public bool Succeeded => Error is null;
}
