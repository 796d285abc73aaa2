// Refused by: The_last_page_says_that_nothing_comes_after_it
// The first order ever has the Id 1, so the feed ends there: until that one is deleted, and the last page leads to an empty one.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        var entries = db.Orders.Where(order => order.Id < (next ?? int.MaxValue))
            .OrderByDescending(order => order.Id).Take(size)
            .Select(order => new FeedEntry(order.Id, order.TotalCents)).ToList();
        return new FeedPage(entries, entries.Count > 0 && entries[^1].OrderId > 1 ? entries[^1].OrderId : null);
    }
}
