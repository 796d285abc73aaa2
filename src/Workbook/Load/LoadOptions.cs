namespace Workbook.Load;

/// <summary>How a load is run.</summary>
public sealed record LoadOptions
{
    /// <summary>The clock. Default: the system's. With a manual one a run takes no time and is the same every time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Requests in flight at once, 1 or more; others wait in line, and their waiting counts in the corrected latency. Default 256.
    /// </summary>
    public int Connections { get; init; } = 256;

    /// <summary>After how long a request is given up and counts as an error. Default 10 seconds.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the run goes on after its schedule for what is still waiting or in flight; what is left then is an error. Default 30 seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most requests of a run; a longer one ends early and says so. All of them are kept. Default 200,000.</summary>
    public int MostRequests { get; init; } = 200_000;

    /// <summary>What decides pass or fail. Default: nothing, which passes.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>
    /// How late the generator itself may be before it counts as the bottleneck: when more than 1 % of the requests left later than this.
    /// Default 20 ms; the timers of an operating system are 1 to 16 ms coarse.
    /// </summary>
    public TimeSpan LagLimit { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Called every <see cref="ProgressEvery"/>; <c>Console.WriteLine</c> makes a live view of it. An exception in it ends the run and comes out of it.</summary>
    public Action<LoadProgress>? OnProgress { get; init; }

    /// <summary>Default 1 second.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For the think times. Default 1.</summary>
    public int Seed { get; init; } = 1;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Connections, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostRequests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestLimit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Grace, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ProgressEvery, TimeSpan.Zero);
    }
}
