// Refused by: A_clock_that_is_set_does_not_matter
// The time of day is no stopwatch: it is set by people and by time servers.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
    public Task InvokeAsync(HttpContext context)
    {
        var start = time.GetUtcNow();
        var (method, path) = (context.Request.Method, context.Request.PathBase + context.Request.Path);

        // The last moment at which headers can be set, also for what an error page sends after an exception.
        context.Response.OnStarting(() =>
        {
            var elapsed = time.GetUtcNow() - start;
            context.Response.Headers["X-Response-Time"] = elapsed.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        // Only when all is sent is the status what the client saw.
        context.Response.OnCompleted(() =>
        {
            var elapsed = time.GetUtcNow() - start;
            if (elapsed > slowAfter)
            {
                log.LogWarning(
                    "Slow request: {Method} {Path} answered {Status} after {Milliseconds} ms", method, path, context.Response.StatusCode, elapsed.TotalMilliseconds);
            }

            return Task.CompletedTask;
        });

        return next(context);
    }
}
