namespace Workbook.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>C#, run by the kernel.</summary>
    Code,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>Text for another tool; neither run nor shown.</summary>
    Raw,
}
