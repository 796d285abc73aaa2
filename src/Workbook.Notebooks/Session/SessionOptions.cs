namespace Workbook.Notebooks;

/// <summary>How a <see cref="NotebookSession"/> runs cells.</summary>
public sealed record SessionOptions
{
    /// <summary>The child's working directory: the notebook's folder, so that <c>#r "../x.dll"</c> finds its file.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Variables added to the environment of the child, e.g. <c>WORKBOOK_BENCH</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long one cell may take. Default 60 seconds; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan CellLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock of the limit.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
