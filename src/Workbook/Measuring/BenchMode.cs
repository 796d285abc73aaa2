namespace Workbook.Measuring;

/// <summary>How thoroughly a benchmark is run.</summary>
public enum BenchMode
{
    /// <summary>Left out.</summary>
    None,

    /// <summary>A handful of short iterations, in seconds: shows a factor, not a percent.</summary>
    Quick,

    /// <summary>As BenchmarkDotNet does by default, in minutes: numbers to quote.</summary>
    Full,
}
