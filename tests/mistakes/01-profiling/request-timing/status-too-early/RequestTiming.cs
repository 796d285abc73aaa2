// Refused by: A_slow_request_is_logged_with_method_path_and_status
// Logged in a finally block, so also for exceptions; but then the status is still 200.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
    public async Task InvokeAsync(HttpContext context)
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

        try
        {
            await next(context);
        }
        finally
        {
            var elapsed = time.GetElapsedTime(start);
            if (elapsed > slowAfter)
            {
                log.LogWarning(
                    "Slow request: {Method} {Path} answered {Status} after {Milliseconds} ms", method, path, context.Response.StatusCode, elapsed.TotalMilliseconds);
            }
        }
    }
}
