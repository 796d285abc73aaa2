using Shop.Api.State;

namespace Shop.Api.Endpoints;

/// <summary>The shop's own routes. Each waits for what is behind the shop and says which instance answered.</summary>
internal static class ShopEndpoints
{
    public static void MapShop(this WebApplication app, ShopSettings settings)
    {
        var shop = app.MapGroup("")
            .AddEndpointFilter(async (context, next) =>
            {
                context.HttpContext.Response.Headers["X-Instance"] = settings.Name;
                return await next(context);
            })
            .AddEndpointFilter(StateUnavailableAsync)
            .AddEndpointFilter(app.Services.GetRequiredService<Downstream>().FilterAsync);
        shop.MapProducts();
        shop.MapSessions();
        shop.MapOrders();
        shop.MapGet("/instance/shards", (string keys, int shards) => InstanceShards(keys, shards));
    }

    // For a lesson: which shard this process would choose by .NET's own hash of a string. Another process chooses others.
    private static IResult InstanceShards(string keys, int shards) => shards is >= 1 and <= 1_000 && keys.Length <= 10_000
        ? Results.Json(keys.Split(',').Select(key => (int)((uint)key.GetHashCode(StringComparison.Ordinal) % (uint)shards)))
        : Results.BadRequest("shards is 1 to 1000, and keys at most 10000 characters.");

    private static async ValueTask<object?> StateUnavailableAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StateUnavailableException e)
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return Results.Text(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
