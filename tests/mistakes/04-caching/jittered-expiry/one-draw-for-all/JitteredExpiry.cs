// Refused by: Entries_cached_together_do_not_expire_together, Short_lives_are_spread_too
// Chance is asked once, when the instance is made. The peak moves to another second and stays as high.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random chance)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    private readonly double _draw = chance.NextDouble();

    public TimeSpan Next() => _maximum * (1 - (_spread * _draw));
}
