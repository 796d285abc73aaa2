namespace Workbook.Benchmarks.Profiling;

/// <summary>Compares article numbers without regard to case, and counts how often it was asked. Not for several threads.</summary>
public sealed class SkuComparer : IEqualityComparer<string>
{
    /// <summary>Gets or sets the number of comparisons so far.</summary>
    public long Comparisons { get; set; }

    /// <inheritdoc/>
    public bool Equals(string? x, string? y)
    {
        Comparisons++;
        return string.Equals(x, y, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public int GetHashCode(string obj) => string.GetHashCode(obj, StringComparison.OrdinalIgnoreCase);
}
