// One entry for a product: what is cached is the price before any discount, and the discount is worked out for each visit.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace ProductPageKata;

public sealed class ProductPage(Catalogue catalogue, IDatabase redis, string prefix)
{
    private static readonly TimeSpan _timeToLive = TimeSpan.FromMinutes(10);

    public async Task<ProductView?> ShowAsync(int productId, Visitor visitor)
    {
        if (await OfferAsync(productId, visitor) is not { } offer)
        {
            return null;
        }

        // Sold and delivered all day, so it is asked each time.
        var stock = catalogue.StockOf(productId);
        var reviews = await ReviewsAsync(productId);
        return new ProductView(offer.Name, offer.PriceCents, reviews, LongestOf(reviews), stock);
    }

    public async Task ChangePriceAsync(int productId, long cents)
    {
        // First saved, then forgotten: whoever comes in between would keep the old price again.
        await catalogue.SavePriceAsync(productId, cents);
        await redis.KeyDeleteAsync(OffersKey(productId)).WithLimit();
    }

    private async Task<Offer?> OfferAsync(int productId, Visitor visitor)
    {
        var key = OffersKey(productId);
        string? cached = await redis.StringGetAsync(key).WithLimit();
        var offer = cached is null ? null : JsonSerializer.Deserialize<Offer>(cached);
        if (offer is null)
        {
            if (await catalogue.FindAsync(productId) is not { } product)
            {
                return null;
            }

            offer = new Offer(product.Name, product.PriceCents);
            await redis.StringSetAsync(key, JsonSerializer.Serialize(offer), _timeToLive).WithLimit();
        }

        return visitor.IsTrade ? offer with { PriceCents = offer.PriceCents * 9 / 10 } : offer;
    }

    private async Task<List<string>> ReviewsAsync(int productId)
    {
        var key = $"{prefix}reviews:{productId}";
        string? cached = await redis.StringGetAsync(key).WithLimit();
        if (cached is not null)
        {
            return JsonSerializer.Deserialize<List<string>>(cached)!;
        }

        var reviews = await catalogue.ReviewsOfAsync(productId);
        await redis.StringSetAsync(key, JsonSerializer.Serialize(reviews), _timeToLive).WithLimit();
        return reviews;
    }

    // Decides how much room the page leaves.
    private static int LongestOf(List<string> reviews)
    {
        var longest = 0;
        foreach (var review in reviews)
        {
            longest = Math.Max(longest, review.Length);
        }

        return longest;
    }

    private string OffersKey(int productId) => $"{prefix}offers:{productId}";

    private sealed record Offer(string Name, long PriceCents);
}
