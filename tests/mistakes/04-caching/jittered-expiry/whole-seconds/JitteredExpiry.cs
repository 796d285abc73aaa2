// Refused by: Short_lives_are_spread_too
// SETEX takes seconds, so round. Two seconds less up to a half is then one second or two.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random chance)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    public TimeSpan Next() =>
        TimeSpan.FromSeconds(Math.Max(1, Math.Floor((_maximum * (1 - (_spread * chance.NextDouble()))).TotalSeconds)));
}
