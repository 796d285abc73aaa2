namespace Workbook.Load;

/// <summary>A part of a load: a rate of arrivals that stays or changes evenly.</summary>
/// <param name="Duration">How long it lasts.</param>
/// <param name="FromPerSecond">Arrivals per second at its beginning, 0 or more.</param>
/// <param name="ToPerSecond">Arrivals per second at its end, 0 or more.</param>
public sealed record Stage(TimeSpan Duration, double FromPerSecond, double ToPerSecond)
{
    /// <summary>One rate all the time.</summary>
    public static Stage Hold(double perSecond, TimeSpan duration) => new(duration, perSecond, perSecond);

    /// <summary>From one rate to another, evenly.</summary>
    public static Stage Ramp(double fromPerSecond, double toPerSecond, TimeSpan duration) => new(duration, fromPerSecond, toPerSecond);

    /// <summary>The arrivals it stands for: mean rate times duration.</summary>
    public double Expected => (FromPerSecond + ToPerSecond) / 2 * Duration.TotalSeconds;

    // When the n-th arrival is due. The rate is a line, so the count is a parabola; this form of its inverse also holds for a level line.
    internal TimeSpan At(double n)
    {
        var slope = (ToPerSecond - FromPerSecond) / Duration.TotalSeconds;
        var root = Math.Sqrt(Math.Max(0, FromPerSecond * FromPerSecond + 2 * slope * n));
        return n == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Round(2 * n / (FromPerSecond + root) * TimeSpan.TicksPerSecond));
    }

    internal void Check()
    {
        if (Duration <= TimeSpan.Zero || !(FromPerSecond >= 0) || !(ToPerSecond >= 0) || !double.IsFinite(Expected))
            throw new ArgumentException($"A stage needs a duration above zero and rates of 0 or more, not {this}.");
    }
}
