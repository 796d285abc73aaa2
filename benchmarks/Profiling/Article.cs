namespace Workbook.Benchmarks.Profiling;

/// <summary>An article of the catalogue.</summary>
/// <param name="Sku">Its number, in any case.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceCents">The price of one, in cents.</param>
public sealed record Article(string Sku, string Name, long PriceCents);
