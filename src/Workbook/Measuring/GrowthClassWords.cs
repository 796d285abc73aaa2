namespace Workbook.Measuring;

/// <summary>Growth classes in words.</summary>
public static class GrowthClassWords
{
    /// <summary>Returns the class as it is said in a sentence: "not at all", "linearly" and so on.</summary>
    public static string InWords(this GrowthClass growth) => growth switch
    {
        GrowthClass.Constant => "not at all",
        GrowthClass.Logarithmic => "logarithmically",
        GrowthClass.Linear => "linearly",
        GrowthClass.Linearithmic => "as n log n",
        GrowthClass.Quadratic => "quadratically",
        _ => throw new ArgumentOutOfRangeException(nameof(growth)),
    };
}
