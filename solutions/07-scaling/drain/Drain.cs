using Microsoft.AspNetCore.Http;

namespace DrainKata;

/// <summary>Ends an instance without losing a request. It stands in front of all endpoints except the health checks.</summary>
/// <param name="notice">How long the balancer may take to notice that the instance is not ready. New requests still come until then, and are served.</param>
/// <param name="limit">How long requests in flight may take after the notice.</param>
/// <param name="time">The clock.</param>
public sealed class Drain(TimeSpan notice, TimeSpan limit, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<HttpContext> _inFlight = [];
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isReady = true;
    private bool _refuses;

    /// <summary>Gets what the readiness check says: true until <see cref="StopAsync"/> is called, and never again after it.</summary>
    public bool IsReady => _isReady;

    /// <summary>Serves a request, or refuses it once the notice is over: 503, and the connection is closed.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!TryEnter(context))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.Connection = "close";
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            Leave(context);
        }
    }

    /// <summary>Stops. Called once.</summary>
    /// <returns>Ends after the notice, as soon as no request is in flight, and at the limit at the latest: requests still in flight then are aborted.
    /// How many they were.</returns>
    public async Task<int> StopAsync()
    {
        _isReady = false;
        await Task.Delay(notice, time);
        Refuse();
        try
        {
            await _empty.Task.WaitAsync(limit, time);
            return 0;
        }
        catch (TimeoutException)
        {
            return AbortAll();
        }
    }

    // To ask and to enter are one step: whoever is let in is waited for.
    private bool TryEnter(HttpContext context)
    {
        lock (_lock)
        {
            return !_refuses && _inFlight.Add(context);
        }
    }

    private void Leave(HttpContext context)
    {
        lock (_lock)
        {
            _inFlight.Remove(context);
            SayWhenEmpty();
        }
    }

    private void Refuse()
    {
        lock (_lock)
        {
            _refuses = true;
            SayWhenEmpty();
        }
    }

    private void SayWhenEmpty()
    {
        if (_refuses && _inFlight.Count == 0)
        {
            _empty.TrySetResult();
        }
    }

    private int AbortAll()
    {
        HttpContext[] left;
        lock (_lock)
        {
            left = [.. _inFlight];
        }

        Array.ForEach(left, context => context.Abort());
        return left.Length;
    }
}
