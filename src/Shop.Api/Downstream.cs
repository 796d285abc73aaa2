namespace Shop.Api;

/// <summary>Stands for a system behind this one (a database, a payment service): every request waits for it, on one of a limited number of connections.</summary>
internal sealed class Downstream(ShopSettings settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim? _connections = settings.DownstreamConnections == 0 ? null : new SemaphoreSlim(settings.DownstreamConnections);

    /// <summary>Waits in line for a connection, then for the answer.</summary>
    public async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (settings.DownstreamWait > TimeSpan.Zero)
        {
            await WaitAsync(context.HttpContext.RequestAborted);
        }

        return await next(context);
    }

    public void Dispose() => _connections?.Dispose();

    private async Task WaitAsync(CancellationToken aborted)
    {
        if (_connections is null)
        {
            await Task.Delay(settings.DownstreamWait, time, aborted);
            return;
        }

        await _connections.WaitAsync(aborted);
        try
        {
            await Task.Delay(settings.DownstreamWait, time, aborted);
        }
        finally
        {
            _connections.Release();
        }
    }
}
