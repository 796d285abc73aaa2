namespace Workbook.Load.Simulation;

/// <summary>How long a server works on a request.</summary>
public sealed class ServiceTime
{
    private readonly Func<Random, TimeSpan> _next;

    private ServiceTime(TimeSpan mean, Func<Random, TimeSpan> next) => (Mean, _next) = (mean, next);

    /// <summary>The mean.</summary>
    public TimeSpan Mean { get; }

    /// <summary>The same for every request.</summary>
    public static ServiceTime Constant(TimeSpan time) => new(Positive(time), _ => time);

    /// <summary>Exponential: most are short, a few are several times the mean.</summary>
    public static ServiceTime Exponential(TimeSpan mean) => new(Positive(mean), random => mean * -Math.Log(1 - random.NextDouble()));

    /// <summary>Short for most requests and long for some, as with a cache that misses now and then.</summary>
    /// <param name="usual">Of most requests.</param>
    /// <param name="rare">Of the others.</param>
    /// <param name="rareShare">How many others, 0 to 1.</param>
    public static ServiceTime Mixed(TimeSpan usual, TimeSpan rare, double rareShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rareShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rareShare, 1);
        return new(Positive(usual) * (1 - rareShare) + Positive(rare) * rareShare, random => random.NextDouble() < rareShare ? rare : usual);
    }

    /// <summary>The next one.</summary>
    public TimeSpan Next(Random random) => _next(random);

    private static TimeSpan Positive(TimeSpan time) =>
        time > TimeSpan.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A service time is above zero.");
}
