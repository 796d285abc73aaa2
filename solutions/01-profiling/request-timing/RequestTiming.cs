using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

/// <summary>Middleware: tells the caller how long the server took, and the log which requests took too long. One instance serves all requests.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Gets a warning for each slow request.</param>
/// <param name="slowAfter">A request that takes longer than this, to its end, is slow.</param>
public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
    /// <summary>Handles a request.</summary>
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
