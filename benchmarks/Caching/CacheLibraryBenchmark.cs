using BenchmarkDotNet.Attributes;
using LruCacheKata;
using Microsoft.Extensions.Caching.Memory;
using TtlCacheKata;

namespace Workbook.Benchmarks.Caching;

/// <summary>The caches of two katas against the library: 10,000 entries that are all there; a thousand of them are read or written again.</summary>
public class CacheLibraryBenchmark
{
    private const int Operations = 100_000;
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private static readonly MemoryCache _library = new(new MemoryCacheOptions());
    private readonly string[] _keys = [.. Enumerable.Range(0, 10_000).Select(id => $"product:{id}")];
    private readonly LruCache<string, string> _lru = new(10_000);
    private readonly TtlCache<string, string> _ttl = new(TimeProvider.System);

    /// <summary>Gets or sets what is done: "1,000 reads" or "1,000 writes".</summary>
    [Params("1,000 reads", "1,000 writes")]
    public string Operation { get; set; } = "";

    /// <summary>Gets or sets how many threads share the operations.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Fills the caches.</summary>
    [GlobalSetup]
    public void Fill()
    {
        foreach (var key in _keys)
        {
            _library.Set(key, key, _hour);
            _lru.Put(key, key);
            _ttl.Set(key, key, _hour);
        }
    }

    /// <summary>What one uses in production.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations / 1_000, Description = "MemoryCache")]
    public void Library() => Run(key => _library.TryGetValue(key, out string? _), key => _library.Set(key, key, _hour));

    /// <summary>The answer of a kata.</summary>
    [Benchmark(OperationsPerInvoke = Operations / 1_000, Description = "LruCache")]
    public void Lru() => Run(key => _lru.TryGet(key, out _), key => _lru.Put(key, key));

    /// <summary>The answer of a kata.</summary>
    [Benchmark(OperationsPerInvoke = Operations / 1_000, Description = "TtlCache")]
    public void Ttl() => Run(key => _ttl.TryGet(key, out _), key => _ttl.Set(key, key, _hour));

    private void Run(Action<string> read, Action<string> write)
    {
        var action = Operation == "1,000 reads" ? read : write;
        Workers.Run(Threads, thread =>
        {
            // Steps of a prime, so that the keys do not come in the order in which they lie in memory.
            var at = thread * 5_000;
            for (var i = 0; i < Operations / Threads; i++)
            {
                at = (at + 7_919) % _keys.Length;
                action(_keys[at]);
            }
        });
    }
}
