namespace Workbook.Scaling.Simulation;

/// <summary>Made-up traffic, the same for the same seed.</summary>
public static class Traffic
{
    /// <summary>A day from midnight to midnight: quiet at four in the morning, busiest at four in the afternoon, with the noise of independent users.</summary>
    /// <param name="lowestPerSecond">Requests a second at the quietest.</param>
    /// <param name="highestPerSecond">Requests a second at the busiest.</param>
    /// <param name="interval">The length of an interval.</param>
    /// <param name="seed">For the noise.</param>
    /// <returns>Requests in each interval.</returns>
    public static IReadOnlyList<int> Day(double lowestPerSecond, double highestPerSecond, TimeSpan interval, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lowestPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(highestPerSecond, lowestPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(TimeSpan.FromDays(1) / interval)).Select(i =>
        {
            var hour = (interval * i).TotalHours;
            var height = (1 - Math.Cos((hour - 4) / 24 * 2 * Math.PI)) / 2;
            return Noisy((lowestPerSecond + ((highestPerSecond - lowestPerSecond) * height)) * interval.TotalSeconds, random);
        })];
    }

    /// <summary>The same traffic, multiplied from one instant on: a mail to all customers, a television show.</summary>
    /// <param name="arrivals">Requests in each interval.</param>
    /// <param name="interval">The length of an interval.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="length">How long it lasts.</param>
    /// <param name="times">How many times as much.</param>
    public static IReadOnlyList<int> WithSpike(IReadOnlyList<int> arrivals, TimeSpan interval, TimeSpan from, TimeSpan length, double times) =>
        [.. arrivals.Select((count, i) => interval * i >= from && interval * i < from + length ? (int)(count * times) : count)];

    // A Poisson count is close to a normal one of the same mean and variance, once it is some dozens.
    private static int Noisy(double mean, Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * normal)));
    }
}
