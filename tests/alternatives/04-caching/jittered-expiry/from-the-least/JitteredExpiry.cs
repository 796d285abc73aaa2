// Begins at the least time to live and adds a part of the rest, in milliseconds and parts of them.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random chance)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    public TimeSpan Next()
    {
        var least = _maximum * (1 - _spread);
        return least + ((_maximum - least) * chance.NextDouble());
    }
}
