// Refused by: Empty_before_the_notice_is_over_means_nothing
// Whoever leaves an empty instance says so, and it is said once: the first request of the day ends the wait of the evening.
using Microsoft.AspNetCore.Http;

namespace DrainKata;

/// <summary>Ends an instance without losing a request.</summary>
public sealed class Drain(TimeSpan notice, TimeSpan limit, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<HttpContext> _inFlight = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ready = true;
    private bool _refusing;

    /// <summary>Gets what the readiness check says.</summary>
    public bool IsReady => _ready;

    /// <summary>Serves a request, or refuses it once the notice is over: 503, and the connection is closed.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        bool refuse;
        lock (_lock)
        {
            refuse = _refusing;
            if (!refuse)
            {
                _inFlight.Add(context);
            }
        }

        if (refuse)
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
            lock (_lock)
            {
                _inFlight.Remove(context);
                if (_inFlight.Count == 0)
                {
                    _idle.TrySetResult();
                }
            }
        }
    }

    /// <summary>Stops. Called once.</summary>
    public async Task<int> StopAsync()
    {
        _ready = false;
        await Task.Delay(notice, time);
        lock (_lock)
        {
            _refusing = true;
            if (_inFlight.Count == 0)
            {
                return 0;
            }
        }

        await Task.WhenAny(_idle.Task, Task.Delay(limit, time));
        List<HttpContext> left;
        lock (_lock)
        {
            left = [.. _inFlight];
        }

        foreach (var context in left)
        {
            context.Abort();
        }

        return left.Count;
    }
}
