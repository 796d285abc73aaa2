// Refused by: Scrolling_to_the_end_shows_every_order_once, Orders_that_come_in_meanwhile_repeat_nothing, The_last_page_says_that_nothing_comes_after_it
// Goes on at the last row instead of after it.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        IQueryable<Order> orders = db.Orders;
        if (next is { } last)
        {
            orders = orders.Where(order => order.Id <= last);
        }

        var entries = orders
            .OrderByDescending(order => order.Id)
            .Take(size + 1)
            .Select(order => new FeedEntry(order.Id, order.TotalCents))
            .ToList();

        // The row too many is never shown: it only says that there is a next page.
        var hasNext = entries.Count > size;
        if (hasNext)
        {
            entries.RemoveAt(size);
        }

        return new FeedPage(entries, hasNext ? entries[^1].OrderId : null);
    }
}
