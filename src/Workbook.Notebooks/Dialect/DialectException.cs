namespace Workbook.Notebooks;

/// <summary>A cell uses something that the real kernel lacks or treats as a mistake, or that would break a lesson.</summary>
internal sealed class DialectException(int line, string message, string name = ErrorNames.Unsupported) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>One of <see cref="ErrorNames"/>.</summary>
    public string Name { get; } = name;
}
