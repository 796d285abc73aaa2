namespace Workbook.Measuring;

/// <summary>How a count grows with the size of the input, from the slowest growth to the fastest.</summary>
public enum GrowthClass
{
    /// <summary>O(1): the same at every size.</summary>
    Constant,

    /// <summary>O(log n): one step more each time the size grows by the same factor.</summary>
    Logarithmic,

    /// <summary>O(n): twice the size, twice the count.</summary>
    Linear,

    /// <summary>O(n log n): as a good sort.</summary>
    Linearithmic,

    /// <summary>O(n^2): twice the size, four times the count.</summary>
    Quadratic,
}
