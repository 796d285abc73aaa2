namespace Workbook.Cli.Output;

/// <summary>Time spent, for a reader.</summary>
internal static class TimeText
{
    /// <summary>Such as "25 min" or "3 h 20 min", rounded to whole minutes; empty for less than half a minute.</summary>
    public static string Of(TimeSpan time)
    {
        var minutes = (int)Math.Round(time.TotalMinutes);
        return minutes switch
        {
            0 => "",
            < 60 => FormattableString.Invariant($"{minutes} min"),
            _ => FormattableString.Invariant($"{minutes / 60} h {minutes % 60} min"),
        };
    }
}
