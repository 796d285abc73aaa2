// Refused by: The_limit_is_kept
// Counts what is left at the limit and leaves it: the clients wait for answers that nobody will send.
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

        return left.Length;
    }
}
