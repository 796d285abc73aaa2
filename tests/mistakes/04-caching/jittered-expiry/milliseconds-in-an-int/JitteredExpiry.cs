// Refused by: Every_time_to_live_is_inside_its_bounds
// Crashes: yes
// Milliseconds as int reach 24 days. What may be kept for a year gets no time to live at all, but an exception.
namespace JitteredExpiryKata;

public sealed class JitteredExpiry(TimeSpan maximum, double spread, Random chance)
{
    private readonly TimeSpan _maximum = maximum > TimeSpan.Zero
        ? maximum
        : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The longest time to live must be above zero.");

    // Not written as "below 0 or from 1 on": NaN is neither.
    private readonly double _spread = spread is >= 0 and < 1
        ? spread
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread must be at least 0 and below 1.");

    public TimeSpan Next() => _maximum - TimeSpan.FromMilliseconds(chance.Next((int)(_maximum.TotalMilliseconds * _spread) + 1));
}
