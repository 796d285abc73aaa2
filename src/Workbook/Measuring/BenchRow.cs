namespace Workbook.Measuring;

/// <summary>One benchmark at one set of parameters.</summary>
/// <param name="Method">What was measured.</param>
/// <param name="Parameters">At which size, such as "Orders = 100"; empty when there are no parameters.</param>
/// <param name="IsBaseline">Whether the others are compared with it.</param>
/// <param name="Mean">The mean time of one operation.</param>
/// <param name="StandardDeviation">The spread of the iterations' means.</param>
/// <param name="BytesAllocated">Bytes one operation allocates on the managed heap.</param>
public sealed record BenchRow(
    string Method, string Parameters, bool IsBaseline, TimeSpan Mean, TimeSpan StandardDeviation, long BytesAllocated);
