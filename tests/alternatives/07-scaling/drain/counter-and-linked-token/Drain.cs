// A counter instead of a set, and a token that every request gets instead of an abort.
using Microsoft.AspNetCore.Http;

namespace DrainKata;

public sealed class Drain(TimeSpan notice, TimeSpan limit, TimeProvider time)
{
    private enum Phase { Serving, Noticing, Refusing }

    private readonly object _state = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _over = new();
    private Phase _phase;
    private int _inFlight;

    public bool IsReady => _phase == Phase.Serving;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Count(+1))
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["Connection"] = "close";
            Count(-1);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _over.Token);
        context.RequestAborted = either.Token;
        try
        {
            await next(context);
        }
        finally
        {
            Count(-1);
        }
    }

    public async Task<int> StopAsync()
    {
        _phase = Phase.Noticing;
        await Task.Delay(notice, time).ConfigureAwait(false);
        _phase = Phase.Refusing;
        Count(0);
        if (await Task.WhenAny(_empty.Task, Task.Delay(limit, time)).ConfigureAwait(false) == _empty.Task)
        {
            return 0;
        }

        lock (_state)
        {
            _over.CancelAsync();
            return _inFlight;
        }
    }

    // Counts first and asks then: whoever is counted is waited for, a refusal for the moment it takes.
    private bool Count(int change)
    {
        lock (_state)
        {
            _inFlight += change;
            if (_phase == Phase.Refusing && _inFlight == 0)
            {
                _empty.TrySetResult();
            }

            return _phase == Phase.Refusing;
        }
    }
}
