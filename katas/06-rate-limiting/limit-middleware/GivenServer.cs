using System.Net;
using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workbook.Time;

namespace LimitMiddlewareKata;

/// <summary>A real web server on a free port of this machine, with the middleware in front of it.</summary>
public sealed class LimitedServer : IAsyncDisposable
{
    /// <summary>A request says with it from which address it comes. Only the server's own proxy could, so it may be believed.</summary>
    public const string AddressHeader = "Test-Address";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly HttpClient _client = new() { Timeout = _limit };
    private int _served;

    private LimitedServer(LimitOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<ILimiter>(Limiter);
        _app = builder.Build();
        _app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[AddressHeader].FirstOrDefault() ?? "192.0.2.1");
            context.Request.Headers.Remove(AddressHeader);
            return next(context);
        });
        _app.UseMiddleware<LimitMiddleware>(options);
        _app.MapGet("/text", () => Interlocked.Increment(ref _served) > 0 ? "hello" : "");
        _app.MapGet("/broken", string () => throw (Interlocked.Increment(ref _served) % 2 == 0 ? new TimeoutException() : new LimiterException("of another one")));
    }

    /// <summary>Gets the clock.</summary>
    public ManualTimeProvider Clock { get; } = new();

    /// <summary>Gets the limiter behind the middleware.</summary>
    public TestLimiter Limiter { get; } = new();

    /// <summary>Gets how many requests came as far as an endpoint.</summary>
    public int Served => _served;

    /// <summary>Starts a server.</summary>
    public static async Task<LimitedServer> StartAsync(LimitOptions options)
    {
        var server = new LimitedServer(options);
        await server._app.StartAsync().WaitAsync(_limit);
        return server;
    }

    /// <summary>Sends a request with headers.</summary>
    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _app.Urls.Single() + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        return new Answer(
            (int)response.StatusCode,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Gets the value of a header; null when there is none.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}

/// <summary>Gives each name so many permits, notes the names, and fails when it is told to.</summary>
public sealed class TestLimiter : ILimiter
{
    private readonly Dictionary<string, int> _taken = [];

    /// <summary>Gets or sets the permits of each name.</summary>
    public int Limit { get; set; } = 3;

    /// <summary>Gets or sets when the window ends, from now.</summary>
    public TimeSpan ResetAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets whether it throws.</summary>
    public bool Fails { get; set; }

    /// <summary>Gets or sets whether it never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Gets or sets what it waits for before it answers; null when it answers at once.</summary>
    public TaskCompletionSource? Answers { get; set; }

    /// <summary>Gets how many names it has a counter for.</summary>
    public int Names
    {
        get
        {
            lock (_taken)
            {
                return _taken.Count;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Lease> AcquireAsync(string caller)
    {
        if (Fails)
        {
            throw new LimiterException("The limiter is down.");
        }

        if (IsSilent)
        {
            await new TaskCompletionSource().Task;
        }

        if (Answers is { } answers)
        {
            await answers.Task;
        }

        lock (_taken)
        {
            var taken = _taken.GetValueOrDefault(caller);
            _taken[caller] = Math.Min(taken + 1, Limit);
            return new Lease(taken < Limit, Limit, Math.Max(0, Limit - taken - 1), ResetAfter);
        }
    }
}
