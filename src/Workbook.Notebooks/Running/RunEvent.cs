namespace Workbook.Notebooks;

/// <summary>Something that happened during a run.</summary>
/// <param name="Cell">The cell it happened in.</param>
public abstract record RunEvent(Cell Cell);

/// <summary>A cell begins.</summary>
public sealed record CellStarted(Cell Cell) : RunEvent(Cell);

/// <summary>A cell gave something; text comes in pieces.</summary>
public sealed record CellGave(Cell Cell, CellOutput Output) : RunEvent(Cell);

/// <summary>A cell is done, was left out, or is not reached.</summary>
public sealed record CellEnded(CellReport Report) : RunEvent(Report.Cell);
