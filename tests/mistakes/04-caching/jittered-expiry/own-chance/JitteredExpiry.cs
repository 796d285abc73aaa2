// Refused by: The_same_seed_makes_the_same_choices
// Any chance will do in production; a test or a simulation cannot be repeated with it.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random _)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    public TimeSpan Next() => _maximum * (1 - (_spread * Random.Shared.NextDouble()));
}
