namespace Workbook.Notebooks;

/// <summary>What became of a run, cell by cell.</summary>
/// <param name="Notebook">What was run.</param>
/// <param name="Cells">One entry for each code cell, in order.</param>
/// <param name="Elapsed">From the start of the process to its end.</param>
public sealed record RunReport(Notebook Notebook, IReadOnlyList<CellReport> Cells, TimeSpan Elapsed)
{
    /// <summary>True when no cell failed.</summary>
    public bool Succeeded => Failure is null;

    /// <summary>The first cell that failed, or null.</summary>
    public CellReport? Failure => Cells.FirstOrDefault(c => c.State == CellState.Failed);

    /// <summary>The report of a cell; null for prose.</summary>
    public CellReport? Of(Cell cell) => Cells.FirstOrDefault(c => c.Cell == cell);
}

/// <summary>What became of one code cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="State">Whether it ran, and how that ended.</param>
/// <param name="Result">Outputs, time and error; null when it did not run.</param>
public sealed record CellReport(Cell Cell, CellState State, CellResult? Result);

/// <summary>How the run of a cell ended.</summary>
public enum CellState
{
    /// <summary>It ran to its end.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It carries a tag that was left out, or no code.</summary>
    LeftOut,

    /// <summary>A cell before it failed.</summary>
    NotReached,
}
