using Workbook.Shop;

namespace Shop.Api.Endpoints;

/// <summary>List, detail and search.</summary>
internal static class ProductEndpoints
{
    private const int MostAPage = 100;

    public static void MapProducts(this IEndpointRouteBuilder shop)
    {
        shop.MapGet("/products", (Catalogue catalogue, int page = 1, int size = 20) => page >= 1 && size is >= 1 and <= MostAPage
            ? Results.Json(catalogue.Products.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).Select(Row))
            : Results.BadRequest($"page starts at 1, and size is 1 to {MostAPage}."));

        shop.MapGet("/products/{id:int}", (Catalogue catalogue, int id) => catalogue.Find(id) is { } product
            ? Results.Json(new { product.Id, product.Name, product.Category, product.Description, product.PriceCents })
            : Results.NotFound($"There is no product {id}."));

        shop.MapGet("/search", (Catalogue catalogue, string q) => q.Length is >= 2 and <= 100
            ? Results.Json(catalogue.Search(q, MostAPage).Select(Row))
            : Results.BadRequest("q is 2 to 100 characters."));
    }

    // What a list shows, without the long description.
    private static object Row(Product product) => new { product.Id, product.Name, product.PriceCents };
}
