using BenchmarkDotNet.Attributes;
using LruCacheKata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using TtlCacheKata;
using Workbook.Shop;

namespace Workbook.Benchmarks.Caching;

/// <summary>Twenty products, one by one: from the database, and from three caches in memory.</summary>
public class CachingBenchmark
{
    private const int Products = 20;
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private static readonly MemoryCache _library = new(new MemoryCacheOptions());
    private readonly ShopDatabase _shop = ShopDatabase.Create(new ShopSize(Orders: 10));
    private readonly LruCache<int, Product> _lru = new(1_000);
    private readonly TtlCache<int, Product> _ttl = new(TimeProvider.System);

    /// <summary>Caches the products everywhere.</summary>
    [GlobalSetup]
    public void Fill()
    {
        for (var id = 1; id <= Products; id++)
        {
            var product = Load(id);
            _library.Set(id, product, _hour);
            _lru.Put(id, product);
            _ttl.Set(id, product, _hour);
        }
    }

    /// <summary>Deletes the shop.</summary>
    [GlobalCleanup]
    public void DeleteShop() => _shop.Dispose();

    /// <summary>A query by primary key for each, in this process.</summary>
    [Benchmark(Baseline = true, Description = "database")]
    public long Database() => Sum(Load);

    /// <summary>What one uses in production.</summary>
    [Benchmark(Description = "MemoryCache")]
    public long Library() => Sum(id => _library.Get<Product>(id)!);

    /// <summary>The answer of a kata.</summary>
    [Benchmark(Description = "TtlCache")]
    public long Ttl() => Sum(id => _ttl.TryGet(id, out var product) ? product : Load(id));

    /// <summary>The answer of a kata.</summary>
    [Benchmark(Description = "LruCache")]
    public long Lru() => Sum(id => _lru.TryGet(id, out var product) ? product : Load(id));

    private static long Sum(Func<int, Product> get)
    {
        var cents = 0L;
        for (var id = 1; id <= Products; id++)
        {
            cents += get(id).PriceCents;
        }

        return cents;
    }

    private Product Load(int id) => _shop.Use(db => db.Products.AsNoTracking().Single(product => product.Id == id));
}
