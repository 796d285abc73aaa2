using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workbook.Time;

namespace RequestTimingKata;

/// <summary>A real web server on a free port of this machine, with the middleware in front and a clock that only the endpoints move.</summary>
public sealed class TimedServer : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly CapturedLog _log = new();
    private readonly HttpClient _client;

    private TimedServer(TimeSpan slowAfter, Action<WebApplication, ManualTimeProvider> endpoints, bool errorPageOutside)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        _app = builder.Build();
        if (errorPageOutside)
        {
            UseErrorPage();
        }

        _app.UseMiddleware<RequestTiming>(slowAfter);
        if (!errorPageOutside)
        {
            UseErrorPage();
        }

        endpoints(_app, Clock);
        _client = new HttpClient { Timeout = _limit };
    }

    /// <summary>Gets the clock.</summary>
    public ManualTimeProvider Clock { get; } = new();

    /// <summary>Starts a server.</summary>
    /// <param name="slowAfter">A request that takes longer is to be logged.</param>
    /// <param name="endpoints">Maps the endpoints, which move the clock.</param>
    /// <param name="errorPageOutside">Whether the error page lies around the middleware instead of inside it.</param>
    public static async Task<TimedServer> StartAsync(
        TimeSpan slowAfter, Action<WebApplication, ManualTimeProvider> endpoints, bool errorPageOutside = false)
    {
        var server = new TimedServer(slowAfter, endpoints, errorPageOutside);
        await server._app.StartAsync().WaitAsync(_limit);
        return server;
    }

    /// <summary>Sends a request.</summary>
    public async Task<Answer> GetAsync(string path)
    {
        using var response = await _client.GetAsync(_app.Urls.Single() + path);
        var header = response.Headers.TryGetValues("X-Response-Time", out var values) ? string.Join(", ", values) : null;
        return new Answer((int)response.StatusCode, header, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Stops the server, so that nothing is still being written, and returns what the middleware logged as a warning or worse.</summary>
    public async Task<IReadOnlyList<string>> StopAndReadLogAsync()
    {
        await _app.StopAsync().WaitAsync(_limit);
        return [.. _log.Lines];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private void UseErrorPage() => _app.UseExceptionHandler(page => page.Run(context => context.Response.WriteAsync("sorry")));
}

/// <summary>What came back.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Header">The value of X-Response-Time; null when there is none.</param>
/// <param name="Body">The text.</param>
public sealed record Answer(int Status, string? Header, string Body)
{
    /// <summary>Gets the header as a number; not a number when it is missing or says something else.</summary>
    public double Milliseconds => double.TryParse(Header, NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) ? ms : double.NaN;
}

/// <summary>Keeps what is logged under the middleware's name as a warning or worse: its level, the text, then every value that a log server would store.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName == typeof(RequestTiming).FullName ? Lines : new());

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
                lines.Enqueue($"{logLevel}: " + formatter(state, exception) + " | " + string.Join(", ", values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key}={value.Value}"))));
            }
        }
    }
}
