using Workbook.Shop;

namespace Workbook.Benchmarks.Indexing;

/// <summary>What the benchmark asks, whatever the indexes.</summary>
public static class IndexingQueries
{
    /// <summary>What the orders of customer 42 are worth, in cents.</summary>
    public static long TotalOfCustomer(ShopContext db) => db.Orders.Where(order => order.CustomerId == 42).Sum(order => order.TotalCents);
}
