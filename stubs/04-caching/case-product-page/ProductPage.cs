using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace ProductPageKata;

/// <summary>The page of a product, and the job that changes a price.</summary>
/// <param name="catalogue">What is known of the products.</param>
/// <param name="redis">The cache.</param>
/// <param name="prefix">What every key of the cache begins with.</param>
public sealed class ProductPage(Catalogue catalogue, IDatabase redis, string prefix)
{
    private static readonly TimeSpan _timeToLive = TimeSpan.FromMinutes(10);

    // TODO: the page is right, except sometimes, and the cache hardly helps. Find out why, and change that.

    /// <summary>Returns what a visitor sees; null when there is no such product.</summary>
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

    /// <summary>Changes the price. Whoever looks afterwards sees the new one.</summary>
    public async Task ChangePriceAsync(int productId, long cents)
    {
        await redis.KeyDeleteAsync(OffersKey(productId)).WithLimit();
        await catalogue.SavePriceAsync(productId, cents);
    }

    // All offers of a product are in one hash, so that a new price removes them with one command.
    private async Task<Offer?> OfferAsync(int productId, Visitor visitor)
    {
        var (key, field) = (OffersKey(productId), visitor.Name);
        string? cached = await redis.HashGetAsync(key, field).WithLimit();
        if (cached is not null)
        {
            return JsonSerializer.Deserialize<Offer>(cached);
        }

        if (await catalogue.FindAsync(productId) is not { } product)
        {
            return null;
        }

        var offer = new Offer(product.Name, visitor.IsTrade ? product.PriceCents * 9 / 10 : product.PriceCents);
        await redis.HashSetAsync(key, field, JsonSerializer.Serialize(offer)).WithLimit();
        await redis.KeyExpireAsync(key, _timeToLive).WithLimit();
        return offer;
    }

    private async Task<List<string>> ReviewsAsync(int productId)
    {
        var key = $"{prefix}reviews:{productId}";
        string? cached = await redis.StringGetAsync(key).WithLimit();
        var reviews = cached is null ? [] : JsonSerializer.Deserialize<List<string>>(cached)!;
        if (reviews.Count == 0)
        {
            reviews = await catalogue.ReviewsOfAsync(productId);
            await redis.StringSetAsync(key, JsonSerializer.Serialize(reviews), _timeToLive).WithLimit();
        }

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
