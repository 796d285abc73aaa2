namespace Workbook.Benchmarks.Profiling;

/// <summary>One row of the sales report.</summary>
/// <param name="Sku">What was sold.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Reference">What the customer gave with the order, such as "web, CAMP-0421, gift".</param>
public sealed record Sale(string Sku, int Quantity, string Reference);
