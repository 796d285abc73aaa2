using System.Runtime.CompilerServices;
using Workbook.Time;

namespace TtlCacheKata;

public class TtlCacheTests
{
    private const string Next = "Next: hint 3 in katas/04-caching/ttl-cache/README.md";
    private static readonly TimeSpan _tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void An_entry_is_found_until_its_time_is_over()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("a", 1, _minute);

        _time.Advance(_minute - _tick);
        Assert.True(cache.TryGet("a", out var value) && value == 1, "One tick before its time is over, the entry is not found.");

        _time.Advance(_tick);
        Assert.False(cache.TryGet("a", out _), "At the instant when its time to live is over, the entry is still found.");
    }

    [Fact]
    public void Each_entry_has_its_own_time_to_live()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("long", 1, 10 * _minute);
        cache.Set("short", 2, _minute);
        cache.Set("middle", 3, 5 * _minute);

        Assert.Equal("long, short, middle", Found(cache));
        _time.Advance(_minute);
        Assert.Equal("long, middle", Found(cache));
        _time.Advance(4 * _minute);
        Assert.Equal("long", Found(cache));
        _time.Advance(5 * _minute);
        Assert.Equal("", Found(cache));
    }

    [Fact]
    public void Reading_does_not_make_it_live_longer()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("a", 1, _minute);

        _time.Advance(_minute / 2);
        cache.TryGet("a", out _);
        _time.Advance(_minute / 2);

        Assert.False(cache.TryGet("a", out _), "The entry was read half-way, and lives on. A row that everybody reads would never be loaded again.");
    }

    [Fact]
    public void Setting_an_entry_again_begins_its_time_anew()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("a", 1, _minute);
        _time.Advance(_minute / 2);
        cache.Set("a", 2, _minute);

        _time.Advance(_minute - _tick);
        cache.Set("another", 0, _minute);
        Assert.True(cache.TryGet("a", out var value) && value == 2, "The entry was set again for a minute and is gone before: its first expiry took the second value with it.");

        _time.Advance(_tick);
        Assert.False(cache.TryGet("a", out _));
    }

    [Fact]
    public void Setting_an_entry_again_can_shorten_its_time()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("a", 1, 10 * _minute);
        cache.Set("a", 2, _minute);

        _time.Advance(_minute);

        Assert.False(cache.TryGet("a", out _), "Set again for one minute instead of ten, it is found after one.");
    }

    [Fact]
    public void Setting_an_entry_again_after_it_was_found_expired_begins_its_time_anew()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("a", 1, TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(cache.TryGet("a", out _));
        cache.Set("a", 2, 10 * _minute);

        _time.Advance(2 * _minute);
        cache.Set("another", 0, _minute);

        Assert.True(
            cache.TryGet("a", out var value) && value == 2,
            "The entry expired, was asked for and removed, and was set again for ten minutes. After two it is gone: the note of its first expiry was left behind and took the second value with it. "
            + Next);
    }

    [Fact]
    public void The_wall_clock_may_be_set_forward_and_back()
    {
        var cache = new TtlCache<string, int>(_time);
        cache.Set("a", 1, _minute);
        _time.ShiftWallClock(TimeSpan.FromHours(1));
        Assert.True(cache.TryGet("a", out _), "Somebody set the wall clock forward by an hour, and everything expired at once. Measure spans with timestamps.");

        _time.ShiftWallClock(TimeSpan.FromHours(-2));
        _time.Advance(_minute);
        Assert.False(cache.TryGet("a", out _), "Somebody set the wall clock back, and the entry lives on. Measure spans with timestamps.");
    }

    [Fact]
    public void Null_is_a_value_and_for_ever_is_a_time_to_live()
    {
        var cache = new TtlCache<string, string?>(_time);
        _time.Advance(_minute);
        cache.Set("a", null, TimeSpan.MaxValue);
        _time.Advance(TimeSpan.FromDays(100));
        cache.Set("b", "another", _minute);

        Assert.True(cache.TryGet("a", out _), "The cached answer is null and lives for ever, and TryGet says there is none.");
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Set("c", "value", TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Set("c", "value", -_tick));
    }

    [Fact]
    public void Expired_entries_are_let_go_though_nobody_reads_them_again()
    {
        var cache = new TtlCache<int, object>(_time);
        var values = FillWithSessions(cache, 1_000);

        _time.Advance(_minute);
        _time.Advance(_minute);
        cache.Set(-1, "the next session", _minute);

        var held = cache.Count;
        Assert.True(held == 1, $"1,000 sessions of a minute expired a minute ago, one more was set since, and {held:#,0} entries are held. Nobody will ever ask for the old ones. {Next}");
        GC.Collect();
        var alive = values.Count(value => value.IsAlive);
        GC.KeepAlive(cache);
        Assert.True(alive == 0, $"Count says that nothing expired is held, and {alive:#,0} expired values are still in memory. {Next}");
    }

    [Fact]
    public void Only_expired_entries_are_let_go()
    {
        var cache = new TtlCache<int, int>(_time);
        for (var key = 0; key < 100; key++)
        {
            cache.Set(key, key, (1 + (key * 37 % 100)) * _minute);
        }

        for (var minute = 1; minute <= 100; minute++)
        {
            _time.Advance(_minute);
            cache.Set(1_000, 0, _minute);
            var found = Enumerable.Range(0, 100).Count(key => cache.TryGet(key, out var value) && value == key);
            Assert.True(found == 100 - minute, $"After minute {minute}, {100 - minute} entries have time left and {found} are found.");

            // That of this test, those with time left, and the one that expired just now.
            var (held, most) = (cache.Count, 1 + found + 1);
            Assert.True(
                held <= most,
                $"After minute {minute}, {held} entries are held, and at most {most} have time left or expired less than a minute ago. "
                + $"The order of setting is not the order of expiry: an entry that lives long must not keep those behind it. {Next}");
        }
    }

    [Fact]
    public void Setting_an_entry_again_and_again_takes_no_memory()
    {
        var cache = new TtlCache<int, int>(_time);
        cache.Set(1, 0, _minute);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200_000; i++)
        {
            cache.Set(i % 3, i, _minute);
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(cache);
        Assert.True(kept < 500_000, $"After 200,000 sets of 3 entries, {kept / 1_000_000.0:0.0} MB more are held. Something notes each expiry and keeps it until its time comes. {Next}");
    }

    [Fact(Timeout = 120_000)]
    public void A_set_does_not_walk_through_all_entries()
    {
        const int entries = 100_000;
        const int sets = 200_000;
        var cache = new TtlCache<int, int>(_time);

        // Nothing counts the steps of a walk through one's own fields. No right answer needs a tenth of this; one that walks needs several times as much.
        var limit = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(6);
        for (var done = 0; done < sets; done++)
        {
            cache.Set(done % entries, done, TimeSpan.FromHours(1));
            Assert.True(
                done % 100 != 0 || Environment.CpuUsage.TotalTime < limit,
                $"6 s of processor time were enough for {done:#,0} of {sets:#,0} sets in a cache of up to {entries:#,0} entries; whoever does not walk needs less than a tenth of that. Each looks at all of them for expired ones. {Next}");
        }
    }

    [Fact]
    public void Threads_may_share_it()
    {
        var cache = new TtlCache<int, string>(_time);

        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                var key = (i * (thread + 1)) % 200;
                cache.Set(key, $"value {key}", _minute);
                Assert.True(cache.TryGet(key, out var value) && value == $"value {key}", $"Key {key} was just set and is not found, or has the value of another.");
            }
        });

        Assert.Equal(200, cache.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> FillWithSessions(TtlCache<int, object> cache, int count)
    {
        var values = new List<WeakReference>();
        for (var key = 0; key < count; key++)
        {
            var value = new object();
            values.Add(new WeakReference(value));
            cache.Set(key, value, _minute);
        }

        return values;
    }

    private static string Found(TtlCache<string, int> cache) =>
        string.Join(", ", new[] { "long", "short", "middle" }.Where(key => cache.TryGet(key, out _)));
}
