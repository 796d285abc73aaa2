namespace LruCacheKata;

public class LruCacheTests
{
    private const string Next = "Next: hint 3 in katas/04-caching/lru-cache/README.md";

    [Fact]
    public void What_was_put_can_be_read()
    {
        var cache = Filled(capacity: 3, 1, 2, 3);

        Assert.Equal((true, "value 2"), (cache.TryGet(2, out var value), value));
        Assert.False(cache.TryGet(4, out _), "Key 4 was never put, and TryGet says it is there.");
    }

    [Fact]
    public void A_full_cache_removes_what_was_not_used_for_the_longest_time()
    {
        var cache = Filled(capacity: 3, 1, 2, 3, 4, 5);

        MustHold(cache, "3, 4, 5", "Keys 1 to 5 were put into a cache for 3.", 1, 2, 3, 4, 5);
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        var cache = new LruCache<int, string>(capacity: 3);
        for (var key = 0; key < 20; key++)
        {
            cache.Put(key % 7, "value");
            Assert.True(cache.Count == Math.Min(key + 1, 3), $"After {key + 1} puts there are {cache.Count} entries in a cache for 3.");
        }
    }

    [Fact]
    public void Reading_is_a_use()
    {
        var cache = Filled(capacity: 3, 1, 2, 3);

        cache.TryGet(1, out _);
        cache.Put(4, "value 4");

        MustHold(cache, "1, 3, 4", "Keys 1, 2 and 3 were put into a cache for 3, then 1 was read, then 4 was put.", 1, 2, 3, 4);
    }

    [Fact]
    public void Looking_for_what_is_not_there_changes_nothing()
    {
        var cache = Filled(capacity: 3, 1, 2, 3);

        cache.TryGet(9, out _);
        cache.Put(4, "value 4");

        Assert.Equal(3, cache.Count);
        MustHold(cache, "2, 3, 4", "Keys 1, 2 and 3 were put into a cache for 3, then 9 was looked for, then 4 was put.", 1, 2, 3, 4, 9);
    }

    [Fact]
    public void Replacing_a_value_is_a_use_and_removes_nothing()
    {
        var cache = Filled(capacity: 3, 1, 2, 3);

        cache.Put(2, "new");
        Assert.Equal((3, true, "new"), (cache.Count, cache.TryGet(2, out var value), value));
        MustHold(cache, "1, 2, 3", "Keys 1, 2 and 3 were put into a cache for 3, then 2 again.", 1, 2, 3);

        cache = Filled(capacity: 3, 1, 2, 3);
        cache.Put(1, "new");
        cache.Put(4, "value 4");
        MustHold(cache, "1, 3, 4", "Keys 1, 2 and 3 were put into a cache for 3, then 1 again, then 4.", 1, 2, 3, 4);
    }

    [Fact]
    public void Null_is_a_value_like_others()
    {
        var cache = new LruCache<int, string?>(capacity: 2);

        cache.Put(1, null);

        Assert.True(cache.TryGet(1, out _), "The cached answer to key 1 is null, and TryGet says there is none: it would be loaded again and again.");
    }

    [Fact]
    public void A_cache_for_one_entry_holds_the_last()
    {
        var cache = Filled(capacity: 1, 1, 2, 3);

        Assert.Equal(1, cache.Count);
        MustHold(cache, "3", "Keys 1, 2 and 3 were put into a cache for 1.", 1, 2, 3);
    }

    [Fact]
    public void It_does_what_a_simple_model_does()
    {
        var random = new Random(4);
        var cache = new LruCache<int, int>(capacity: 10);
        var model = new List<(int Key, int Value)>();
        for (var step = 0; step < 5_000; step++)
        {
            var key = random.Next(20);
            var at = model.FindIndex(entry => entry.Key == key);
            if (random.Next(2) == 0)
            {
                Assert.True(
                    cache.TryGet(key, out var value) == at >= 0 && (at < 0 || value == model[at].Value),
                    $"Step {step}: key {key} should be {(at < 0 ? "absent" : $"{model[at].Value}")}. Entries from the longest unused: {string.Join(", ", model)}.");
                if (at >= 0)
                {
                    model.Add(model[at]);
                    model.RemoveAt(at);
                }
            }
            else
            {
                cache.Put(key, step);
                model.Add((key, step));
                if (at >= 0 || model.Count > 10)
                {
                    model.RemoveAt(Math.Max(at, 0));
                }
            }
        }
    }

    [Fact]
    public void Threads_may_share_it()
    {
        var cache = new LruCache<int, string>(capacity: 100);

        Parallel.For(0, 8, thread =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 20_000; i++)
            {
                var key = random.Next(200);
                if (cache.TryGet(key, out var value))
                {
                    Assert.Equal($"value {key}", value);
                }
                else
                {
                    cache.Put(key, $"value {key}");
                }
            }
        });

        Assert.Equal((100, 100), (cache.Count, Enumerable.Range(0, 200).Count(key => cache.TryGet(key, out _))));
    }

    [Fact]
    public void A_use_costs_the_same_at_any_size()
    {
        var growth = Growth.Of("entries", [1_000, 10_000, 100_000], entries =>
        {
            var counter = new KeyCounter();
            var keys = Enumerable.Range(0, entries + 100).Select(id => new GivenKey(id, counter)).ToList();
            var cache = new LruCache<GivenKey, int>(entries);
            keys.Take(entries).ToList().ForEach(key => cache.Put(key, key.Id));
            return Cost.Of(
                () =>
                {
                    for (var i = 0; i < 100; i++)
                    {
                        cache.TryGet(keys[(entries / 2) + i], out _);
                        cache.Put(keys[entries + i], i);
                    }
                },
                counter);
        });

        const string why = "These are 100 reads and 100 puts. Whoever searches a list for a key compares it with all entries before it.";
        growth.MustStayWithin(KeyCounter.Name, _ => 8 * 200, hint: 1, why);
    }

    [Fact(Timeout = 120_000)]
    public void A_put_does_not_walk_through_all_entries()
    {
        const int entries = 400_000;
        const int puts = 50_000;
        var cache = new LruCache<long, long>(entries);
        for (var key = 0; key < entries; key++)
        {
            cache.Put(key, key);
        }

        // Nothing counts the steps of a walk through one's own fields. No right answer needs a tenth of this; one that walks needs several times as much.
        var limit = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(2);
        for (var done = 0; done < puts; done++)
        {
            cache.Put(entries + done, done);
            Assert.True(
                done % 100 != 0 || Environment.CpuUsage.TotalTime < limit,
                $"2 s of processor time were enough for {done:#,0} of {puts:#,0} puts into a cache that holds {entries:#,0} entries; whoever does not walk needs less than a tenth of that. "
                + $"Each put looks at all entries to find the one to remove, or moves all behind a gap (RemoveAt(0) of a list). {Next}");
        }
    }

    [Fact]
    public void Reading_again_and_again_takes_no_memory()
    {
        var cache = Filled(capacity: 3, 1, 2, 3);
        cache.TryGet(1, out _);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200_000; i++)
        {
            cache.TryGet(1 + (i % 3), out _);
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(cache);
        Assert.True(kept < 500_000, $"After 200,000 reads of 3 entries, {kept / 1_000_000.0:0.0} MB more are held. Something notes each read and forgets none. {Next}");
    }

    private static LruCache<int, string> Filled(int capacity, params int[] keys)
    {
        var cache = new LruCache<int, string>(capacity);
        foreach (var key in keys)
        {
            cache.Put(key, $"value {key}");
        }

        return cache;
    }

    private static void MustHold(LruCache<int, string> cache, string right, string what, params int[] keys)
    {
        var held = string.Join(", ", keys.Where(key => cache.TryGet(key, out _)));
        Assert.True(held == right, $"{what} It should hold {right} and holds {(held.Length > 0 ? held : "none of them")}. {Next}");
    }
}
