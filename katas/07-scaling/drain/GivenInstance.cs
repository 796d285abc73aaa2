using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DrainKata;

/// <summary>A real web server on a free port of this machine, with the drain in front of its endpoints. <c>/health/live</c> and
/// <c>/health/ready</c> are answered before it; <c>/quick</c> answers at once, <c>/broken</c> throws, <c>/slow</c> waits for <see cref="Release"/>.</summary>
public sealed class Instance : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _entered = new(0);
    private readonly HttpClient _client = new() { Timeout = _patience };
    private readonly WebApplication _app;
    private int _working;

    private Instance(Drain drain)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Use((context, next) => context.Request.Path.Value switch
        {
            "/health/live" => Answer(context, 200),
            "/health/ready" => Answer(context, drain.IsReady ? 200 : 503),
            _ => next(context),
        });
        _app.Use(next => context => drain.InvokeAsync(context, next));
        _app.Run(WorkAsync);
    }

    /// <summary>Gets how many requests the endpoints work on now. When the process ended now, they would be lost.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>Starts an instance.</summary>
    public static async Task<Instance> StartAsync(Drain drain)
    {
        var instance = new Instance(drain);
        await instance._app.StartAsync().WaitAsync(_patience);
        return instance;
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The status, and whether the server closes the connection. Status 0: the connection ended without an answer.</returns>
    public async Task<(int Status, bool Closes)> GetAsync(string path)
    {
        try
        {
            using var response = await _client.GetAsync(_app.Urls.Single() + path);
            return ((int)response.StatusCode, response.Headers.ConnectionClose == true);
        }
        catch (HttpRequestException)
        {
            return (0, true);
        }
    }

    /// <summary>Sends requests to <c>/slow</c> and waits until the endpoint works on all of them.</summary>
    public async Task<IReadOnlyList<Task<(int Status, bool Closes)>>> SendSlowAsync(int count)
    {
        var requests = Enumerable.Range(0, count).Select(_ => GetAsync("/slow")).ToList();
        for (var i = 0; i < count; i++)
        {
            Assert.True(await _entered.WaitAsync(_patience), $"{i} of {count} requests reached their endpoint in {_patience.TotalSeconds} s.");
        }

        return requests;
    }

    /// <summary>Lets all requests to <c>/slow</c> end, now and later.</summary>
    public void Release() => _gate.TrySetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Release();
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task WorkAsync(HttpContext context)
    {
        Interlocked.Increment(ref _working);
        try
        {
            switch (context.Request.Path.Value)
            {
                case "/slow":
                    _entered.Release();
                    await _gate.Task.WaitAsync(context.RequestAborted);
                    break;
                case "/broken":
                    throw new InvalidOperationException("broken");
            }

            await context.Response.WriteAsync("done");
        }
        finally
        {
            Interlocked.Decrement(ref _working);
        }
    }
}
