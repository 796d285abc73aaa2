// Refused by: Entries_cached_together_do_not_expire_together
// Give or take, then cut: half of the entries are above the maximum, and the cut puts them all on it.
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
        var life = _maximum * (1 + (_spread * ((2 * chance.NextDouble()) - 1)));
        return life > _maximum ? _maximum : life;
    }
}
