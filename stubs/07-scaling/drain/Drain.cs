using Microsoft.AspNetCore.Http;

namespace DrainKata;

/// <summary>Ends an instance without losing a request. It stands in front of all endpoints except the health checks.</summary>
/// <param name="notice">How long the balancer may take to notice that the instance is not ready. New requests still come until then, and are served.</param>
/// <param name="limit">How long requests in flight may take after the notice.</param>
/// <param name="time">The clock.</param>
public sealed class Drain(TimeSpan notice, TimeSpan limit, TimeProvider time)
{
    // TODO: an instance that stops as soon as it is told to, whatever it is working on.

    /// <summary>Gets what the readiness check says: true until <see cref="StopAsync"/> is called, and never again after it.</summary>
    public bool IsReady => true;

    /// <summary>Serves a request, or refuses it once the notice is over: 503, and the connection is closed.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next) => next(context);

    /// <summary>Stops. Called once.</summary>
    /// <returns>Ends after the notice, as soon as no request is in flight, and at the limit at the latest: requests still in flight then are aborted.
    /// How many they were.</returns>
    public Task<int> StopAsync() => Task.FromResult(0);
}
