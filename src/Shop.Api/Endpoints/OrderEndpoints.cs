using Shop.Api.State;

namespace Shop.Api.Endpoints;

/// <summary>Order, and see what one ordered.</summary>
internal static class OrderEndpoints
{
    private const int MostOfOne = 100;

    public static void MapOrders(this IEndpointRouteBuilder shop)
    {
        shop.MapPost("/orders", async (NewOrder order, HttpRequest request, Catalogue catalogue, IShopState state) =>
        {
            if (await SessionEndpoints.CustomerAsync(request, state) is not { } customer)
            {
                return SessionEndpoints.NobodyIsSignedIn();
            }

            if (catalogue.Find(order.ProductId) is null || order.Quantity is < 1 or > MostOfOne)
            {
                return Results.BadRequest($"productId is one of the shop's, and quantity 1 to {MostOfOne}.");
            }

            var id = await state.OrderAsync(customer, order.ProductId, order.Quantity);
            return Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
        });

        shop.MapGet("/orders", async (HttpRequest request, IShopState state) =>
            await SessionEndpoints.CustomerAsync(request, state) is { } customer
                ? Results.Json(await state.OrdersAsync(customer))
                : SessionEndpoints.NobodyIsSignedIn());
    }

    private sealed record NewOrder(int ProductId, int Quantity);
}
