namespace Workbook.Katas;

/// <summary>What a kata's stub is.</summary>
public enum KataKind
{
    /// <summary>Code that works and is slow or unsafe: its correctness tests pass, its cost tests fail.</summary>
    Diagnosis,

    /// <summary>Something to be written; the README's second line says <c>building block</c>.</summary>
    BuildingBlock,
}
