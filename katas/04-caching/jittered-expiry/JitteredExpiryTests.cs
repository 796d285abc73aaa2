namespace JitteredExpiryKata;

public class JitteredExpiryTests
{
    private const string Hint = "Next: hint 3 in katas/04-caching/jittered-expiry/README.md";
    private const string Busiest = "expiries in the busiest second";
    private static readonly TimeSpan _tenMinutes = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(99)]
    public void Every_time_to_live_is_inside_its_bounds(int percent)
    {
        var spread = percent / 100.0;
        foreach (var most in new[] { _tenMinutes, TimeSpan.FromDays(365) })
        {
            var least = most * (1 - spread);
            foreach (var life in Lives(new JitteredExpiry(most, spread, new Random(4)), 10_000))
            {
                Assert.True(
                    life >= least - TimeSpan.FromTicks(1) && life <= most,
                    $"Spread {spread}: an entry lives for {life}. The bounds are {least} to {most}; the maximum is what the business allows to be out of date. {Hint}");
            }
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Even_extreme_chance_stays_inside_the_bounds(double where)
    {
        var expiry = new JitteredExpiry(TimeSpan.FromTicks(1_000), 0.9, new GivenChance(where));

        var life = expiry.Next();

        Assert.True(life.Ticks is >= 99 and <= 1_000, $"Chance was at {where:P0} of its range, and the entry lives for {life.Ticks} ticks. The bounds are 100 and 1,000. {Hint}");
    }

    [Fact]
    public void Without_spread_every_entry_lives_as_long_as_it_may()
    {
        var expiry = new JitteredExpiry(_tenMinutes, 0, new Random(4));

        Assert.All(Lives(expiry, 100), life => Assert.Equal(_tenMinutes, life));
    }

    [Fact]
    public void The_same_seed_makes_the_same_choices()
    {
        var first = Lives(new JitteredExpiry(_tenMinutes, 0.2, new Random(4)), 100);
        var again = Lives(new JitteredExpiry(_tenMinutes, 0.2, new Random(4)), 100);

        Assert.True(first.SequenceEqual(again), "Two runs with the same seed made different choices. Take all chance from the source that was given: a test or a simulation has to be repeatable. " + Hint);
    }

    [Fact]
    public void Another_seed_makes_other_choices()
    {
        var first = Lives(new JitteredExpiry(_tenMinutes, 0.2, new Random(4)), 100);
        var other = Lives(new JitteredExpiry(_tenMinutes, 0.2, new Random(5)), 100);

        Assert.False(
            first.SequenceEqual(other),
            $"Two sources of chance led to the same 100 choices. Instances of a service that choose alike expire alike. {Hint}");
    }

    [Fact]
    public void Entries_cached_together_do_not_expire_together()
    {
        // With a fifth of ten minutes, expiries have 120 seconds.
        var growth = Growth.Of("entries", [1_000, 10_000, 100_000], entries =>
            BusiestSecond(Lives(new JitteredExpiry(_tenMinutes, 0.2, new Random(4)), entries)));

        growth.MustStayWithin(
            Busiest, entries => (2 * entries / 120) + 10, hint: 1,
            why: "All were cached in the same second, as after a deployment. Spread evenly over the 120 seconds that the bounds allow, each second gets its share; the budget is twice that.");
    }

    [Fact]
    public void Short_lives_are_spread_too()
    {
        // Between 1 and 2 seconds: whole seconds have nothing to choose from.
        var lives = Lives(new JitteredExpiry(TimeSpan.FromSeconds(2), 0.5, new Random(4)), 1_000);

        var busiest = lives.GroupBy(life => (int)(life.TotalMilliseconds / 50)).Max(group => group.Count());
        Assert.True(busiest <= 150, $"Entries live for 1 to 2 seconds, and of 1,000 of them {busiest} expire within the same 50 ms instead of about 50. Draw evenly, and do not round to seconds: Redis takes milliseconds (PX). {Hint}");
    }

    [Fact]
    public void Impossible_bounds_are_refused_at_once()
    {
        foreach (var (seconds, spread) in new[] { (0, 0.2), (-1, 0.2), (60, -0.1), (60, 1.0), (60, double.NaN) })
        {
            var error = Record.Exception(() => new JitteredExpiry(TimeSpan.FromSeconds(seconds), spread, new Random(4)));
            Assert.True(
                error is ArgumentOutOfRangeException,
                $"A maximum of {seconds} s with a spread of {spread} was accepted. A time to live of zero or less is an error in Redis, at the first miss in production; refuse it in the constructor.");
        }
    }

    private static List<TimeSpan> Lives(JitteredExpiry expiry, int count) => [.. Enumerable.Range(0, count).Select(_ => expiry.Next())];

    private static Cost BusiestSecond(List<TimeSpan> lives)
    {
        var seconds = lives.GroupBy(life => (int)life.TotalSeconds).OrderByDescending(group => group.Count()).ToList();
        return new Cost(
            [new(Busiest, seconds[0].Count())],
            () => string.Join("\n", seconds.Take(5).Select(second => $"second {second.Key} after caching: {second.Count():#,0} of {lives.Count:#,0} entries expire")));
    }
}
