// Refused by: Another_seed_makes_other_choices
// Repeatable, and the same on every instance of the service: their caches expire in the same seconds.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random _)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    private readonly Random _chance = new(42);

    public TimeSpan Next() => _maximum * (1 - (_spread * _chance.NextDouble()));
}
