// Headers are set at the last moment, so that an error page cannot clear them; a failure is a lease of another kind.
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LimitMiddlewareKata;

public sealed class LimitMiddleware(RequestDelegate next, ILimiter limiter, TimeProvider time, LimitOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var presented = context.Request.Headers["X-Api-Key"];
        var key = presented is [{ } only] && options.ApiKeys.Contains(only) ? only : null;
        var asked = limiter.AcquireAsync(key ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        var answered = await Task.WhenAny(asked, Task.Delay(options.LimiterTimeout, time)) == asked && asked.IsCompletedSuccessfully;
        var lease = answered ? await asked : null;
        var status = lease switch
        {
            { Granted: true } => 200,
            { Granted: false } => 429,
            null => options.WhenLimiterFails == WhenLimiterFails.LetThrough ? 200 : 503,
        };
        context.Response.OnStarting(() =>
        {
            var seconds = Math.Max(1, Math.Ceiling((lease?.ResetAfter ?? TimeSpan.Zero).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            if (lease is not null)
            {
                context.Response.Headers["RateLimit-Limit"] = $"{lease.Limit}";
                context.Response.Headers["RateLimit-Remaining"] = $"{lease.Remaining}";
                context.Response.Headers["RateLimit-Reset"] = seconds;
            }

            if (status != 200)
            {
                context.Response.Headers.RetryAfter = seconds;
            }

            return Task.CompletedTask;
        });
        if (status == 200)
        {
            await next(context);
        }
        else
        {
            context.Response.StatusCode = status;
        }
    }
}
