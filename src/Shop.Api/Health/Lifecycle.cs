namespace Shop.Api.Health;

/// <summary>Where an instance stands: serving, draining, or standing still for a demonstration.</summary>
internal sealed class Lifecycle
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _standstill;
    private volatile bool _isDraining;

    /// <summary>Gets whether it asked to get nothing new. It still serves what comes.</summary>
    public bool IsDraining => _isDraining;

    public void StartDraining() => _isDraining = true;

    /// <summary>From now on the instance accepts requests and answers none, as one does whose threads are all blocked.</summary>
    public void Hang()
    {
        lock (_lock)
        {
            _standstill ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Lets it go on; what came meanwhile is answered.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _standstill?.SetResult();
            _standstill = null;
        }
    }

    /// <summary>Holds requests while the instance hangs; only its metrics can still be read, to look at it.</summary>
    public async Task StandStillAsync(HttpContext context, RequestDelegate next)
    {
        Task? standstill;
        lock (_lock)
        {
            standstill = _standstill?.Task;
        }

        if (standstill is not null && context.Request.Path != "/metrics")
        {
            await standstill.WaitAsync(context.RequestAborted);
        }

        await next(context);
    }
}
