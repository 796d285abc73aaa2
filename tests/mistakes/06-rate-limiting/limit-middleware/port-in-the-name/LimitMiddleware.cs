// Refused by: A_new_connection_is_no_new_caller
// The address and the port, as the log shows them: whoever connects anew is somebody new.
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LimitMiddlewareKata;

public sealed class LimitMiddleware(RequestDelegate next, ILimiter limiter, TimeProvider time, LimitOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var lease = await AskAsync(CallerOf(context));
        if (lease is null && options.WhenLimiterFails == WhenLimiterFails.Refuse)
        {
            headers.RetryAfter = "1";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (lease is not null)
        {
            headers["RateLimit-Limit"] = Whole(lease.Limit);
            headers["RateLimit-Remaining"] = Whole(lease.Remaining);
            headers["RateLimit-Reset"] = Whole(lease.ResetAfter.TotalSeconds);
            if (!lease.Granted)
            {
                headers.RetryAfter = Whole(lease.ResetAfter.TotalSeconds);
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }
        }

        // Outside of any try: what goes wrong in there is no failure of the limiter.
        await next(context);
    }

    // Only what cannot be made up gets a counter of its own: a key that we gave away, or the address of the connection.
    private string CallerOf(HttpContext context)
    {
        var key = context.Request.Headers["X-Api-Key"].ToString();
        return options.ApiKeys.Contains(key) ? $"key:{key}" : $"address:{context.Connection.RemoteIpAddress}:{context.Connection.RemotePort}";
    }

    private async Task<Lease?> AskAsync(string caller)
    {
        try
        {
            return await limiter.AcquireAsync(caller).WaitAsync(options.LimiterTimeout, time);
        }
        catch (Exception e) when (e is LimiterException or TimeoutException)
        {
            return null;
        }
    }

    // Rounded up: who comes back a moment early is refused again.
    private static string Whole(double number) => Math.Ceiling(number).ToString("0", CultureInfo.InvariantCulture);
}
