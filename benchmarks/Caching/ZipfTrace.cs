using LruCacheKata;
using TtlCacheKata;
using Workbook.Time;

namespace Workbook.Benchmarks.Caching;

/// <summary>Who asks for what: few keys are asked for often and many hardly ever, as in most shops, with Zipf's law.</summary>
/// <param name="Keys">The keys in the order in which they are asked for, from 0, which is the most popular.</param>
public sealed record ZipfTrace(IReadOnlyList<int> Keys)
{
    /// <summary>Draws a trace.</summary>
    /// <param name="requests">How many requests.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="exponent">How uneven: key k is asked for in proportion to 1 / (k + 1)^exponent. 0 is even; 1 is typical.</param>
    /// <param name="seed">The same seed gives the same trace.</param>
    public static ZipfTrace Draw(int requests, int keys, double exponent, int seed)
    {
        var upTo = new double[keys];
        var sum = 0.0;
        for (var key = 0; key < keys; key++)
        {
            upTo[key] = sum += Math.Pow(key + 1, -exponent);
        }

        var chance = new Random(seed);
        return new ZipfTrace([.. Enumerable.Range(0, requests).Select(_ =>
        {
            var found = Array.BinarySearch(upTo, chance.NextDouble() * sum);
            return Math.Min(found >= 0 ? found : ~found, keys - 1);
        })]);
    }

    /// <summary>Counts the hits of an LRU cache of this capacity, empty at the beginning.</summary>
    public int HitsOfLru(int capacity)
    {
        var cache = new LruCache<int, bool>(capacity);
        return Keys.Count(key =>
        {
            var hit = cache.TryGet(key, out _);
            if (!hit)
            {
                cache.Put(key, true);
            }

            return hit;
        });
    }

    /// <summary>Counts the hits of a cache whose entries live for this time, empty at the beginning.</summary>
    /// <param name="timeToLive">Of each entry.</param>
    /// <param name="between">The time from one request to the next.</param>
    /// <returns>The hits, and the most entries that were held at a time.</returns>
    public (int Hits, int MostHeld) HitsOfTtl(TimeSpan timeToLive, TimeSpan between)
    {
        var time = new ManualTimeProvider();
        var cache = new TtlCache<int, bool>(time);
        var mostHeld = 0;
        var hits = Keys.Count(key =>
        {
            time.Advance(between);
            var hit = cache.TryGet(key, out _);
            if (!hit)
            {
                cache.Set(key, true, timeToLive);
                mostHeld = Math.Max(mostHeld, cache.Count);
            }

            return hit;
        });
        return (hits, mostHeld);
    }
}
