using System.Runtime.CompilerServices;
using Workbook.Time;

namespace TokenBucketKata;

public class TokenBucketTests
{
    private const string Wrong = "permits too many or too few";
    private const string Kept = "callers kept in memory";
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void A_quiet_caller_may_take_a_burst_and_no_more()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);

        Assert.Equal([true, true, true, true, true, false, false], Enumerable.Range(0, 7).Select(_ => bucket.TryTake("alice")));
    }

    [Fact]
    public void After_the_burst_permits_come_one_by_one_at_the_steady_rate()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);
        TakeAll(bucket, "alice");

        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(_second - TimeSpan.FromTicks(1));
            Assert.False(bucket.TryTake("alice"), "A permit was granted before a whole token was there.");
            _clock.Advance(TimeSpan.FromTicks(1));
            Assert.True(bucket.TryTake("alice"), "A whole token is there, at its instant, and the permit was refused.");
        }
    }

    [Fact]
    public void A_long_rest_fills_the_bucket_to_its_capacity()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);
        TakeAll(bucket, "alice");

        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, TakeAll(bucket, "alice"));
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(5, TakeAll(bucket, "alice"));
    }

    [Fact]
    public void Every_caller_has_a_bucket_of_their_own()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);
        TakeAll(bucket, "alice");

        Assert.Equal(5, TakeAll(bucket, "bob"));
    }

    [Fact]
    public void A_clock_that_is_set_gives_nothing_and_takes_nothing()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);
        TakeAll(bucket, "alice");

        _clock.ShiftWallClock(TimeSpan.FromHours(1));
        Require(0, TakeAll(bucket, "alice"), "The time of day was set an hour forward, no time has passed.", hint: 2);
        _clock.ShiftWallClock(TimeSpan.FromHours(-2));
        _clock.Advance(_second);
        Require(1, TakeAll(bucket, "alice"), "The time of day was set two hours back, then one second passed: one token.", hint: 2);
    }

    [Theory]
    [InlineData(1_000, 100)]
    [InlineData(700, 300)]
    [InlineData(7_000, 500)]
    public void Not_one_permit_is_lost_or_won_in_a_day(int millisecondsPerToken, int millisecondsBetweenTries)
    {
        const int capacity = 10;
        var (perToken, step) = (TimeSpan.FromMilliseconds(millisecondsPerToken), TimeSpan.FromMilliseconds(millisecondsBetweenTries));
        var bucket = new TokenBucket(capacity, perToken, _clock);

        var granted = TakeAll(bucket, "alice");
        var tries = (int)(TimeSpan.FromDays(1) / step);
        for (var i = 0; i < tries; i++)
        {
            _clock.Advance(step);
            granted += bucket.TryTake("alice") ? 1 : 0;
        }

        // Tries are quicker than tokens, so every token is taken as soon as somebody looks.
        Require(
            capacity + (int)(step * tries / perToken), granted,
            $"One token every {millisecondsPerToken} ms, a try every {millisecondsBetweenTries} ms, for a day. A fraction of a token was rounded away.",
            hint: 2);
    }

    [Fact]
    public void Two_threads_get_exactly_what_is_there()
    {
        const int capacity = 20_000;

        // On a busy machine two threads may run one after the other. So they go on until they really have run side by side.
        for (var (round, turns) = (0, 0); round < 200 && turns < 20_000; round++)
        {
            var bucket = new TokenBucket(capacity, _second, _clock);
            var race = Race(() => bucket.TryTake("alice"), 10 * capacity);
            turns += race.Turns;

            Require(capacity, race.Granted, "Two threads tried until they were refused, and the clock stood still.", hint: 2);
        }
    }

    [Fact]
    public void Callers_who_stay_away_are_forgotten()
    {
        const int callersInAWave = 1_000;
        var growth = Growth.Of("waves of 1,000 new callers", [5, 10, 20], waves =>
        {
            var bucket = new TokenBucket(capacity: 5, _second, _clock);
            var callers = Enumerable.Range(0, waves).SelectMany(wave => Wave(bucket, wave, callersInAWave)).ToList();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            var kept = callers.Count(caller => caller.IsAlive);
            GC.KeepAlive(bucket);
            return new Cost([new(Kept, kept)]);
        });

        growth.MustStayWithin(
            Kept, _ => 3 * callersInAWave, hint: 3,
            why: "Between two waves every bucket becomes full again. A full bucket says no more than no bucket: whoever makes up names fills the memory.");
    }

    [Fact]
    public void A_flood_of_new_callers_fills_no_bucket()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);
        TakeAll(bucket, "alice");
        for (var i = 0; i < 50_000; i++)
        {
            bucket.TryTake($"flood-{i}");
        }

        Require(0, TakeAll(bucket, "alice"), "alice had taken all of it, then 50,000 others came at the same instant. Forgetting a bucket that is not full makes it full.", hint: 3);
    }

    [Fact]
    public void A_bucket_is_not_forgotten_before_it_is_full()
    {
        var bucket = new TokenBucket(capacity: 5, _second, _clock);
        for (var second = 0; second < 100; second++)
        {
            // Every second three tries and one token: this bucket is empty all the time, whoever is cleaned up around it.
            var granted = Enumerable.Range(0, 10).Count(_ => bucket.TryTake("alice"));
            bucket.TryTake($"other-{second}");
            Require(second == 0 ? 5 : 1, granted, $"After {second} s: one token a second comes in, and each is taken at once.", hint: 3);
            _clock.Advance(_second);
        }
    }

    [Fact]
    public void A_bucket_that_is_filling_outlives_the_cleaning_up()
    {
        var bucket = new TokenBucket(capacity: 10, _second, _clock);
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        TakeAll(bucket, "alice");
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        bucket.TryTake("bob");
        _clock.Advance(TimeSpan.FromSeconds(5));
        bucket.TryTake("carol");
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Require(
            5, TakeAll(bucket, "alice"),
            "alice took all ten at 4.9 s and asks again at 10.1 s; others asked at 5 and at 10 s. Her bucket would be full at 14.9 s, and may be forgotten from then on.", hint: 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> Wave(TokenBucket bucket, int wave, int callers)
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        var seen = new List<WeakReference>();
        for (var i = 0; i < callers; i++)
        {
            var caller = $"wave-{wave}-caller-{i}";
            Assert.True(bucket.TryTake(caller));
            seen.Add(new WeakReference(caller));
        }

        return seen;
    }

    private static int TakeAll(TokenBucket bucket, string caller)
    {
        var granted = 0;
        while (granted < 1_000 && bucket.TryTake(caller))
        {
            granted++;
        }

        return granted;
    }

    /// <summary>Two threads try until they are refused. Turns: how often one saw between two of its tries that the other had got one meanwhile.</summary>
    private static (int Granted, int Turns) Race(Func<bool> attempt, int mostTries)
    {
        var granted = new int[2];
        var turns = 0;
        using var start = new Barrier(2);
        var threads = Enumerable.Range(0, 2).Select(me => new Thread(() =>
        {
            start.SignalAndWait();
            var (seen, mine) = (0, 0);
            for (var i = 0; i < mostTries && attempt(); i++)
            {
                Volatile.Write(ref granted[me], granted[me] + 1);
                var other = Volatile.Read(ref granted[1 - me]);
                mine += other == seen ? 0 : 1;
                seen = other;
            }

            Interlocked.Add(ref turns, mine);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return (granted[0] + granted[1], turns);
    }

    private static void Require(int expected, int granted, string why, int hint) => new Cost(
        [new(Wrong, Math.Abs(granted - expected))], () => $"Permits granted: {granted:n0}, expected: {expected:n0}.")
        .MustStayWithin(Wrong, 0, hint, why);
}
