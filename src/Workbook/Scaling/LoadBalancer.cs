using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workbook.Load.Simulation;
using Workbook.Redis;
using Workbook.Rendering;

namespace Workbook.Scaling;

/// <summary>
/// A small reverse proxy on loopback, to look at: it takes requests and hands each to one of several servers. Its policies are those of
/// the simulation. In production one would use nginx, HAProxy, Envoy or YARP.
/// </summary>
/// <remarks>
/// A server gets requests while <c>/health/ready</c> answers with success. One that loses a request gets nothing more until the next
/// check. When no server is left, the answer is 503; when the last one tried was lost, 502. Answers are held in memory whole.
/// </remarks>
public sealed class LoadBalancer : IAsyncDisposable
{
    private readonly LoadBalancerOptions _options;
    private readonly ServerPool _pool;
    private readonly Forwarder _forwarder = new();
    private readonly CancellationTokenSource _end = new();
    private readonly WebApplication _app;
    private Task _checks = Task.CompletedTask;
    private int _retries;
    private int _lost;

    private LoadBalancer(Balancer policy, LoadBalancerOptions options)
    {
        (_pool, _options) = (new ServerPool(policy), options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The servers now, in the order they were added.</summary>
    public IReadOnlyList<BalancedServer> Servers => _pool.Snapshot();

    /// <summary>Requests that were sent to one more server because the one before was lost.</summary>
    public int Retries => Volatile.Read(ref _retries);

    /// <summary>Requests that were answered with 502 because their server was lost.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>Starts a balancer and asks every server once for its health.</summary>
    /// <param name="policy">A new one of <see cref="Balancer"/>'s: it keeps state.</param>
    /// <param name="servers">On this machine.</param>
    /// <param name="options">Default: retries on safe methods, a health check every 200 ms.</param>
    /// <exception cref="ArgumentException">A server is not on this machine.</exception>
    public static async Task<LoadBalancer> StartAsync(Balancer policy, IEnumerable<Uri> servers, LoadBalancerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(servers);
        var balancer = new LoadBalancer(policy, options ?? new LoadBalancerOptions());
        try
        {
            foreach (var server in servers)
            {
                balancer.Add(server);
            }

            await balancer.CheckHealthAsync().ConfigureAwait(false);
            await balancer._app.StartAsync().ConfigureAwait(false);
            balancer.Address = new Uri(balancer._app.Urls.Single());
            balancer._checks = balancer.CheckRegularlyAsync();
            return balancer;
        }
        catch
        {
            await balancer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds a server. It gets requests once a health check found it ready.</summary>
    /// <exception cref="ArgumentException">It is not on this machine.</exception>
    public void Add(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsLoopback)
        {
            throw new ArgumentException($"{server} is not on this machine, and this balancer is for demonstrations on one machine.", nameof(server));
        }

        _pool.Add(server, _options.Weight(server));
    }

    /// <summary>Forgets a server. What it works on is still answered.</summary>
    public void Remove(Uri server) => _pool.Remove(server);

    /// <summary>Asks every server for its health now.</summary>
    public Task CheckHealthAsync() => Task.WhenAll(_pool.All().Select(CheckAsync));

    /// <summary>Completes when the condition holds for <see cref="Servers"/>; it is asked now and after every change, and must be quick.</summary>
    /// <exception cref="TimeoutException">It did not hold within 60 seconds.</exception>
    public Task WhenAsync(Func<IReadOnlyList<BalancedServer>, bool> condition) =>
        _pool.WhenAsync(condition).WithLimit(TimeSpan.FromSeconds(60), "What the balancer was waited for");

    /// <summary>One row for each server.</summary>
    public Table ToTable()
    {
        var table = new Table($"{Show.Number(Retries)} retries, {Show.Number(Lost)} requests lost",
            Column.Text("server"), Column.Text("healthy"), Column.Number("in flight"), Column.Number("answered"), Column.Number("failed"));
        foreach (var server in Servers)
        {
            table.Add(server.Address.Authority, server.IsHealthy ? "yes" : "no", server.InFlight, server.Answered, server.Failed);
        }

        return table;
    }

    /// <summary>Stops listening; requests in flight have some seconds to finish.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _checks.ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _forwarder.Dispose();
        _end.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var key = _options.KeyHeader is { } header
            ? context.Request.Headers[header].ToString()
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
        var mayRetry = _options.RetrySafeMethods && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
        var tried = new HashSet<int>();
        while (_pool.Take(key, tried) is { } server)
        {
            if (tried.Count > 0)
            {
                Interlocked.Increment(ref _retries);
            }

            tried.Add(server.Index);
            if (await ForwardAsync(context, server).ConfigureAwait(false))
            {
                return;
            }

            if (!mayRetry)
            {
                break;
            }
        }

        if (tried.Count > 0)
        {
            Interlocked.Increment(ref _lost);
        }

        context.Response.StatusCode = tried.Count > 0 ? StatusCodes.Status502BadGateway : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync(tried.Count > 0 ? "The server was lost before it answered." : "No server is ready.").ConfigureAwait(false);
    }

    /// <summary>Whether the client has its answer, or is gone.</summary>
    private async Task<bool> ForwardAsync(HttpContext context, ServerPool.Server server)
    {
        var gone = context.RequestAborted;
        using var limit = new CancellationTokenSource(_options.TryLimit, _options.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, gone);
        HttpResponseMessage answer;
        try
        {
            answer = await _forwarder.SendAsync(context.Request, server.Address, stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // That a client did not wait is no fault of the server.
            var isLost = !gone.IsCancellationRequested;
            _pool.Release(server, isLost ? Outcome.Lost : Outcome.Abandoned);
            return !isLost;
        }

        using (answer)
        {
            _pool.Release(server, Outcome.Answered);
            await Forwarder.CopyAsync(answer, context.Response, gone).ConfigureAwait(false);
            return true;
        }
    }

    private async Task CheckAsync(ServerPool.Server server)
    {
        using var limit = new CancellationTokenSource(_options.HealthLimit, _options.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _end.Token);
        try
        {
            _pool.SetHealth(server, await _forwarder.IsReadyAsync(server.Address, stop.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            _pool.SetHealth(server, false);
        }
    }

    private async Task CheckRegularlyAsync()
    {
        if (_options.HealthInterval == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        using var timer = new PeriodicTimer(_options.HealthInterval, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
            {
                // A server that hangs holds up its own check only.
                foreach (var server in _pool.All().Where(server => server.Check.IsCompleted))
                {
                    server.Check = CheckAsync(server);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    // Ctrl-C belongs to the program around it, not to the balancer.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
