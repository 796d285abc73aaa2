using System.Collections.Immutable;
using System.Globalization;

namespace Workbook.Benchmarks.Profiling;

/// <summary>What the sales report is made of.</summary>
/// <param name="Sales">The rows.</param>
/// <param name="Articles">The catalogue.</param>
public sealed record ReportData(ImmutableArray<Sale> Sales, ImmutableArray<Article> Articles)
{
    /// <summary>Gets what compares article numbers, and counts it.</summary>
    public SkuComparer Skus { get; } = new();

    /// <summary>Makes rows that are spread evenly over the catalogue; the same every time.</summary>
    /// <param name="rows">How many sales, 1 or more.</param>
    /// <param name="articles">How many articles, 1 or more.</param>
    public static ReportData Create(int rows, int articles)
    {
        var sales = new List<Sale>(rows);
        for (var i = 0; i < rows; i++)
        {
            var article = (int)((long)i * articles / rows);
            sales.Add(new Sale(Sku("sku", article), 1 + (i % 5), i % 3 == 0 ? Invariant($"web, CAMP-{i % 50:0000}, gift") : "shop 7, cash"));
        }

        return new ReportData([.. sales], [.. Enumerable.Range(0, articles).Select(i => new Article(Sku("SKU", i), Invariant($"Article {i}"), 100 + (2 * (i % 400))))]);
    }

    private static string Sku(string prefix, int number) => Invariant($"{prefix}-{number:000000}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
