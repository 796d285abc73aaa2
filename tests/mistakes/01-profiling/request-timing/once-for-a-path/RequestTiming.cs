// Refused by: Each_slow_request_is_logged_also_where_another_was_slow_before
// Logs a path once and then never again.
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    public Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var (method, path) = (context.Request.Method, context.Request.PathBase + context.Request.Path);

        // The last moment at which headers can be set, also for what an error page sends after an exception.
        context.Response.OnStarting(() =>
        {
            var elapsed = time.GetElapsedTime(start);
            context.Response.Headers["X-Response-Time"] = elapsed.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        // Only when all is sent is the status what the client saw.
        context.Response.OnCompleted(() =>
        {
            var elapsed = time.GetElapsedTime(start);
            if (elapsed > slowAfter && _seen.TryAdd(path, true))
            {
                log.LogWarning(
                    "Slow request: {Method} {Path} answered {Status} after {Milliseconds} ms", method, path, context.Response.StatusCode, elapsed.TotalMilliseconds);
            }

            return Task.CompletedTask;
        });

        return next(context);
    }
}
