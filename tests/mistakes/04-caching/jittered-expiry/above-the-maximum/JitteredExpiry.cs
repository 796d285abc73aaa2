// Refused by: Every_time_to_live_is_inside_its_bounds, Even_extreme_chance_stays_inside_the_bounds
// "Ten minutes, give or take a fifth": every second entry is older than allowed when it goes.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random chance)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    public TimeSpan Next() => _maximum * (1 + (_spread * ((2 * chance.NextDouble()) - 1)));
}
