// Refused by: Every_response_has_the_header, It_says_how_long_the_server_took, A_clock_that_is_set_does_not_matter, The_header_is_there_before_the_body_and_the_body_is_not_held_back, A_slow_request_is_logged_with_method_path_and_status
// The clock and the log are right. The header is set when the endpoint is done, and by then most responses have left.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RequestTimingKata;

public sealed class RequestTiming(RequestDelegate next, TimeProvider time, ILogger<RequestTiming> log, TimeSpan slowAfter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        await next(context);
        var elapsed = time.GetElapsedTime(start);

        if (!context.Response.HasStarted)
        {
            context.Response.Headers["X-Response-Time"] = elapsed.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
        }

        if (elapsed > slowAfter)
        {
            log.LogWarning("Slow request: {Method} {Path} answered {Status} after {Milliseconds} ms", context.Request.Method, context.Request.Path, context.Response.StatusCode, elapsed.TotalMilliseconds);
        }
    }
}
