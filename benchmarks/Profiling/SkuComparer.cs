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

    /// <summary>FNV-1a. The hash of a string differs from process to process, and in some of them two articles share one: the
    /// count would not be the same in every run.</summary>
    public int GetHashCode(string obj)
    {
        var hash = 2_166_136_261;
        foreach (var character in obj)
        {
            hash = (hash ^ char.ToUpperInvariant(character)) * 16_777_619;
        }

        return (int)hash;
    }
}
