namespace Workbook.Scaling;

/// <summary>How a <see cref="LoadBalancer"/> works.</summary>
public sealed record LoadBalancerOptions
{
    /// <summary>
    /// Whether a GET or HEAD whose server failed is sent to another one. Default true. A POST never is: nobody knows whether
    /// the server that failed had already done what it was asked.
    /// </summary>
    public bool RetrySafeMethods { get; init; } = true;

    /// <summary>How long one server may take for an answer. Default 10 seconds.</summary>
    public TimeSpan TryLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often every server is asked for its health. Default 200 ms. <see cref="Timeout.InfiniteTimeSpan"/>: only by <see cref="LoadBalancer.CheckHealthAsync"/>.</summary>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a server may take to say that it is ready. Default 5 seconds.</summary>
    public TimeSpan HealthLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The weight of a server under a policy that goes by weight. Default 1 for each.</summary>
    public Func<Uri, int> Weight { get; init; } = _ => 1;

    /// <summary>The header whose value says what a request belongs to, for a policy that goes by key. Default null: the client's address.</summary>
    public string? KeyHeader { get; init; }

    /// <summary>The clock of limits and health checks. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
