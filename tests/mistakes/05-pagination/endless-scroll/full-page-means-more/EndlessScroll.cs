// Refused by: The_last_page_says_that_nothing_comes_after_it
// A full page promises a next one. Wrong whenever the orders fill their pages exactly.
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

        return new FeedPage(entries, entries.Count == size ? entries[^1].OrderId : null);
    }
}
