// Refused by: The_last_page_says_that_nothing_comes_after_it
// "Next is the last Id": true on every page but the last, where it leads to an empty page.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        IQueryable<Order> orders = db.Orders;
        if (next is { } last)
        {
            orders = orders.Where(order => order.Id < last);
        }

        var entries = orders
            .OrderByDescending(order => order.Id)
            .Take(size)
            .Select(order => new FeedEntry(order.Id, order.TotalCents))
            .ToList();

        return new FeedPage(entries, entries.Count > 0 ? entries[^1].OrderId : null);
    }
}
