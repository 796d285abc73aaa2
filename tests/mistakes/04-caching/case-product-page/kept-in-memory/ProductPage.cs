// Refused by: A_changed_price_is_shown_to_everyone
// A static dictionary in front of Redis: no statements, no round trips, and nobody takes the old price out of it.
using System.Text.Json;
using StackExchange.Redis;
using Workbook.Redis;

namespace ProductPageKata;

public sealed class ProductPage(Catalogue catalogue, IDatabase redis, string prefix)
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Offer?> _known = new();
    private static readonly TimeSpan _timeToLive = TimeSpan.FromMinutes(10);

    public async Task<ProductView?> ShowAsync(int productId, Visitor visitor)
    {
        var name = $"{prefix}{productId}:{visitor.IsTrade}";
        if ((_known.TryGetValue(name, out var known) ? known : _known[name] = await OfferAsync(productId, visitor)) is not { } offer)
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

    // All offers of a product are in one hash, so that a new price removes them with one command. There are two: an offer
    // depends on the kind of customer and not on who it is.
    private async Task<Offer?> OfferAsync(int productId, Visitor visitor)
    {
        var (key, field) = (OffersKey(productId), visitor.IsTrade ? "trade" : "private");
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
