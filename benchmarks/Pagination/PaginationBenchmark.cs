using BenchmarkDotNet.Attributes;
using Workbook.Shop;

namespace Workbook.Benchmarks.Pagination;

/// <summary>A page of 20 orders of a million, newest first, at two depths: by the number of rows before it, and by the row before it.</summary>
public class PaginationBenchmark
{
    private const int Orders = 1_000_000;
    private ShopDatabase _shop = null!;

    /// <summary>Gets or sets the orders before the page.</summary>
    [Params(0, 900_000)]
    public int Depth { get; set; }

    /// <summary>Opens the shop that the lesson reads too.</summary>
    [GlobalSetup]
    public void OpenShop() => _shop = ShopDatabase.Open(ShopSize.OrdersOnly(Orders));

    /// <summary>Closes the shop.</summary>
    [GlobalCleanup]
    public void CloseShop() => _shop.Dispose();

    /// <summary>Skips the rows before the page.</summary>
    [Benchmark(Baseline = true, Description = "offset")]
    public int Offset() => _shop.Use(db => PaginationQueries.Offset(db, Depth)).Count;

    /// <summary>Begins after the last row of the page before.</summary>
    [Benchmark(Description = "keyset")]
    public int Keyset() => _shop.Use(db => PaginationQueries.Keyset(db, Orders + 1 - Depth)).Count;
}
