// Refused by: A_failure_of_an_endpoint_is_no_failure_of_the_limiter
// One try for the whole request: an endpoint that fails is called again, as if the limiter had failed.
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LimitMiddlewareKata;

public sealed class LimitMiddleware(RequestDelegate next, ILimiter limiter, TimeProvider time, LimitOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            var key = context.Request.Headers["X-Api-Key"].ToString();
            var caller = options.ApiKeys.Contains(key) ? $"key:{key}" : $"address:{context.Connection.RemoteIpAddress}";
            var lease = await limiter.AcquireAsync(caller).WaitAsync(options.LimiterTimeout, time);
            var seconds = Math.Ceiling(lease.ResetAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["RateLimit-Limit"] = $"{lease.Limit}";
            context.Response.Headers["RateLimit-Remaining"] = $"{lease.Remaining}";
            context.Response.Headers["RateLimit-Reset"] = seconds;
            if (!lease.Granted)
            {
                context.Response.Headers.RetryAfter = seconds;
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            await next(context);
        }
        catch (Exception) when (options.WhenLimiterFails == WhenLimiterFails.LetThrough)
        {
            await next(context);
        }
        catch (Exception)
        {
            context.Response.Headers.RetryAfter = "1";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
