using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using Workbook.Shop;

namespace Workbook.Benchmarks.Indexing;

/// <summary>The ten orders of one customer, without an index and with one.</summary>
public class IndexingBenchmark
{
    private ShopDatabase _plain = null!;
    private ShopDatabase _indexed = null!;

    /// <summary>Gets or sets the orders in the table.</summary>
    [Params(10_000, 100_000)]
    public int Orders { get; set; }

    /// <summary>Makes two copies of a shop that differ in one index.</summary>
    [GlobalSetup]
    public void MakeShops()
    {
        (_plain, _indexed) = (Copy(), Copy());
        _plain.Use(db => db.Database.ExecuteSqlRaw("DROP INDEX IX_Orders_CustomerId"));
    }

    /// <summary>Deletes the copies.</summary>
    [GlobalCleanup]
    public void DeleteShops()
    {
        _plain.Dispose();
        _indexed.Dispose();
    }

    /// <summary>Looks at every order.</summary>
    [Benchmark(Baseline = true, Description = "scan")]
    public long Scan() => _plain.Use(IndexingQueries.TotalOfCustomer);

    /// <summary>Finds ten entries, fetches ten rows.</summary>
    [Benchmark(Description = "search")]
    public long Search() => _indexed.Use(IndexingQueries.TotalOfCustomer);

    private ShopDatabase Copy() => ShopDatabase.OpenCopyInMemory(ShopSize.OrdersOnly(Orders));
}
