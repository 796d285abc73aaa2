using Microsoft.AspNetCore.Http;

namespace LimitMiddlewareKata;

/// <summary>Middleware: limits each caller, and tells them. One instance serves all requests.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="limiter">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="options">The keys of customers, and what to do when the limiter fails.</param>
public sealed class LimitMiddleware(RequestDelegate next, ILimiter limiter, TimeProvider time, LimitOptions options)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // TODO: as in most guides. See the README for what callers, attackers and a limiter that is down make of it.
        var caller = context.Request.Headers["X-Api-Key"].FirstOrDefault() ?? "anonymous";
        var lease = await limiter.AcquireAsync(caller);
        if (!lease.Granted)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        await next(context);
    }
}
