using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using Workbook.Shop;

namespace Workbook.Benchmarks.NPlusOne;

/// <summary>A customer's orders with their lines: one query for each order, one for each collection, one for all.</summary>
public class NPlusOneBenchmark
{
    private ShopDatabase _shop = null!;

    /// <summary>Gets or sets the orders of the customer.</summary>
    [Params(10, 100)]
    public int Orders { get; set; }

    /// <summary>Makes a shop whose only customers are two, each with this many orders.</summary>
    [GlobalSetup]
    public void MakeShop() => _shop = ShopDatabase.Create(new ShopSize(2 * Orders, Customers: 2));

    /// <summary>Deletes the shop.</summary>
    [GlobalCleanup]
    public void DeleteShop() => _shop.Dispose();

    /// <summary>1 + N statements.</summary>
    [Benchmark(Baseline = true, Description = "loop")]
    public int Loop() => _shop.Use(NPlusOneQueries.Loop);

    /// <summary>1 + 1 statements.</summary>
    [Benchmark(Description = "split query")]
    public int Split() => _shop.Use(NPlusOneQueries.Split);

    /// <summary>1 statement.</summary>
    [Benchmark(Description = "Include")]
    public int Include() => _shop.Use(NPlusOneQueries.Include);
}
