namespace OpaqueCursorKata;

/// <summary>What the API returns for one page.</summary>
public sealed record FeedResponse(IReadOnlyList<int> OrderIds, string? Next);

/// <summary>The endpoint that lists the orders of one customer, ten to a page.</summary>
/// <param name="shop">The shop.</param>
/// <param name="key">The key that signs cursors.</param>
/// <param name="customerId">The customer who is signed in.</param>
public sealed class GivenOrderFeed(ShopDatabase shop, byte[] key, int customerId)
{
    private readonly OpaqueCursor _cursors = new(key, list: $"orders-of-{customerId}", version: 2);

    /// <summary>Returns the first page, or the page after a cursor.</summary>
    public FeedResponse Get(string? cursor)
    {
        var after = cursor is null ? new Position(DateTime.MaxValue, int.MaxValue) : _cursors.Decode(cursor);
        var orders = shop.Use(db => db.Orders
            .Where(o => o.CustomerId == customerId)
            .Where(o => o.PlacedAt < after.PlacedAt || (o.PlacedAt == after.PlacedAt && o.Id < after.OrderId))
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
            .Take(11).Select(o => new { o.Id, o.PlacedAt }).ToList());
        var page = orders.Take(10).ToList();
        return new FeedResponse(
            [.. page.Select(o => o.Id)], orders.Count > 10 ? _cursors.Encode(new Position(DateTime.SpecifyKind(page[^1].PlacedAt, DateTimeKind.Utc), page[^1].Id)) : null);
    }
}
