namespace Workbook.Load;

/// <summary>How long a user reads before the next request. The default is zero.</summary>
/// <param name="AtLeast">The shortest.</param>
/// <param name="AtMost">The longest; every duration between is as likely.</param>
public readonly record struct ThinkTime(TimeSpan AtLeast, TimeSpan AtMost)
{
    /// <summary>The same every time.</summary>
    public static ThinkTime Of(TimeSpan time) => Between(time, time);

    /// <summary>Anything between the two, evenly.</summary>
    public static ThinkTime Between(TimeSpan atLeast, TimeSpan atMost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, atLeast);
        return new(atLeast, atMost);
    }

    internal TimeSpan Next(Random random) => AtLeast + (AtMost - AtLeast) * random.NextDouble();
}
