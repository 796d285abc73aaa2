// Refused by: Requests_that_overlap_have_times_of_their_own
// Middleware is made once and serves all requests: the field belongs to the request that came last.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
    private long _start;

    public Task InvokeAsync(HttpContext context)
    {
        _start = time.GetTimestamp();
        var (method, path) = (context.Request.Method, context.Request.PathBase + context.Request.Path);

        // The last moment at which headers can be set, also for what an error page sends after an exception.
        context.Response.OnStarting(() =>
        {
            var elapsed = time.GetElapsedTime(_start);
            context.Response.Headers["X-Response-Time"] = elapsed.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        // Only when all is sent is the status what the client saw.
        context.Response.OnCompleted(() =>
        {
            var elapsed = time.GetElapsedTime(_start);
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
