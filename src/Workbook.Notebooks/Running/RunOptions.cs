namespace Workbook.Notebooks;

/// <summary>How <see cref="NotebookRunner"/> runs a notebook.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may take. Default 60 seconds.</summary>
    public TimeSpan CellLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Variables added to the environment of the cells, e.g. <c>WORKBOOK_BENCH</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Code cells with one of these tags are not run. Default: none.</summary>
    public IReadOnlyCollection<string> LeaveOutTags { get; init; } = [];

    /// <summary>Go on after a cell failed. Default false. After the process ended nothing more is run in any case.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Awaited before each cell that is about to run; after false, that cell and all further ones do not. Default: null, no wait.</summary>
    public Func<Cell, CancellationToken, Task<bool>>? Before { get; init; }
}
