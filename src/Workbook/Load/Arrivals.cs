namespace Workbook.Load;

/// <summary>When requests (or sessions of several) are due, counted from the start. Known before the run: nothing the server does changes it.</summary>
public sealed class Arrivals
{
    /// <summary>The most arrivals of one schedule: 1,000,000.</summary>
    public const int Most = 1_000_000;

    private Arrivals(IReadOnlyList<TimeSpan> times, TimeSpan duration) => (Times, Duration) = (times, duration);

    /// <summary>The instants, in order.</summary>
    public IReadOnlyList<TimeSpan> Times { get; }

    /// <summary>How long the schedule lasts; the last arrival is before its end.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Arrivals per second over the whole duration, counted.</summary>
    public double PerSecond => Times.Count / Duration.TotalSeconds;

    /// <summary>Evenly spaced arrivals, the first at once.</summary>
    public static Arrivals Constant(double perSecond, TimeSpan duration) => Stages(Stage.Hold(perSecond, duration));

    /// <summary>Arrivals that know nothing of each other, as those of many independent users: gaps are exponential, so some come in bunches.</summary>
    /// <param name="perSecond">Mean rate, above 0.</param>
    /// <param name="duration">How long.</param>
    /// <param name="seed">The same seed gives the same arrivals.</param>
    public static Arrivals Poisson(double perSecond, TimeSpan duration, int seed) => Poisson(seed, Stage.Hold(perSecond, duration));

    /// <summary>Stages one after the other, evenly spaced at the rate of the moment.</summary>
    public static Arrivals Stages(params Stage[] stages)
    {
        var next = 0;
        return Through(stages, () => next++);
    }

    /// <summary>Stages one after the other, with Poisson arrivals at the rate of the moment.</summary>
    public static Arrivals Poisson(int seed, params Stage[] stages)
    {
        var random = new Random(seed);
        var sum = 0.0;
        return Through(stages, () => sum -= Math.Log(1 - random.NextDouble()));
    }

    /// <summary>A recorded schedule.</summary>
    /// <exception cref="ArgumentException">It is empty, not in order, negative or longer than <see cref="Most"/>.</exception>
    public static Arrivals Recorded(params IEnumerable<TimeSpan> times)
    {
        var list = times.ToList();
        if (list.Count is 0 or > Most || list[0] < TimeSpan.Zero || list.Zip(list.Skip(1)).Any(pair => pair.Second < pair.First))
            throw new ArgumentException($"A schedule has 1 to {Most} arrivals, none before zero, in order.", nameof(times));
        return new Arrivals(list, list[^1] + TimeSpan.FromTicks(1));
    }

    // Arrivals of rate 1 stretched so that each stage holds its expected number: even stays even, Poisson stays Poisson.
    private static Arrivals Through(Stage[] stages, Func<double> nextAtRateOne)
    {
        ArgumentNullException.ThrowIfNull(stages);
        Array.ForEach(stages, stage => stage.Check());
        var expected = stages.Sum(stage => stage.Expected);
        if (expected is 0 or > Most)
            throw new ArgumentException(FormattableString.Invariant($"The stages stand for {expected:0} arrivals; 1 to {Most} are allowed. Lower the rate or the duration."), nameof(stages));
        var times = new List<TimeSpan>();
        var next = nextAtRateOne();
        var (before, start) = (0.0, TimeSpan.Zero);
        foreach (var stage in stages)
        {
            // The margin: 0.1 a second for 30 s is 3 arrivals, though the product is a little more than 3.
            for (; next < before + stage.Expected - 1e-9; next = nextAtRateOne())
                times.Add(start + stage.At(next - before));
            before += stage.Expected;
            start += stage.Duration;
        }
        return new Arrivals(times, start);
    }
}
