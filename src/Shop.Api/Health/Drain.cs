namespace Shop.Api.Health;

/// <summary>Goes out in order: readiness red first, then a delay in which balancers notice, then the server stops and requests in flight finish.</summary>
internal sealed class Drain(Lifecycle lifecycle, ShopSettings settings, TimeProvider time) : IHostedLifecycleService
{
    // Called before the server is stopped, and the server waits for it.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        lifecycle.StartDraining();
        lifecycle.Resume();
        await Task.Delay(settings.DrainDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
