namespace SlidingWindowCounterKata;

/// <summary>Instants at which one caller asks, from 0 up. The same in every run.</summary>
public static class Traces
{
    /// <summary>The length of a window in these traces.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>One request after the other, at equal distances.</summary>
    public static IEnumerable<TimeSpan> Steady(int perWindow, int windows) =>
        Enumerable.Range(0, perWindow * windows).Select(i => Window * i / perWindow);

    /// <summary>Requests that know nothing of each other (a Poisson process).</summary>
    public static IEnumerable<TimeSpan> Random(int perWindow, int windows, int seed)
    {
        var chance = new Random(seed);
        for (var at = TimeSpan.Zero; at < Window * windows; at -= Window * (Math.Log(1 - chance.NextDouble()) / perWindow))
        {
            yield return at;
        }
    }

    /// <summary>Quiet windows and windows with four times as many requests, in turns.</summary>
    public static IEnumerable<TimeSpan> Rushes(int perWindow, int windows, int seed) =>
        Random(4 * perWindow, windows, seed).Where((at, i) => (int)(at / Window) % 2 == 1 || i % 8 == 0);
}
