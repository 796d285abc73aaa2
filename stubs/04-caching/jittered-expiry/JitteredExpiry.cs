namespace JitteredExpiryKata;

/// <summary>Chooses how long each cache entry lives.</summary>
/// <param name="maximum">The longest time to live, above zero.</param>
/// <param name="spread">The part of the maximum that chance may take away: 0 for nothing, 0.2 for up to a fifth; below 1.</param>
/// <param name="chance">The source of chance. A seeded one makes the same choices in every run; <see cref="Random.Shared"/> serves several threads.</param>
public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random chance)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    // Not written as "below 0 or from 1 on": NaN is neither.
    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    /// <summary>Returns the time to live of the next entry: above zero, at least <c>(1 - spread) * maximum</c>, at most the maximum.</summary>
    public TimeSpan Next()
    {
        // TODO: entries that were cached together expire together. Spread them.
        return _maximum;
    }
}
