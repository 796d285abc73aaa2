namespace Workbook.Notebooks;

/// <summary>One line from the parent to the child: run this cell.</summary>
internal sealed record RunRequest(int Number, string Code);

/// <summary>One line from the child to its parent. Exactly one member is set.</summary>
internal sealed record KernelMessage
{
    /// <summary>The child is ready for its first cell.</summary>
    public bool Ready { get; init; }

    /// <summary>The running cell made this output.</summary>
    public CellOutput? Output { get; init; }

    /// <summary>The running cell is done, after so many milliseconds; an error came before as an output.</summary>
    public double? DoneMilliseconds { get; init; }
}
