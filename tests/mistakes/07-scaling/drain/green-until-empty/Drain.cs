// Refused by: Readiness_goes_red_first_and_liveness_stays_green
// The instance works, so it is ready; red only when it is done. The balancer never learns of it in time.
using Microsoft.AspNetCore.Http;

namespace DrainKata;

public sealed class Drain(TimeSpan notice, TimeSpan limit, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<HttpContext> _inFlight = [];
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isReady = true;
    private bool _refuses;

    public bool IsReady => _isReady;

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

    public async Task<int> StopAsync()
    {
        await Task.Delay(notice, time);
        Refuse();
        _isReady = false;
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
