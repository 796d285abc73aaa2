// Refused by: Orders_that_are_deleted_meanwhile_hide_nothing, A_page_deep_in_the_feed_costs_what_the_first_costs
// Reads the last order shown to go on from it. When it is gone, the feed starts again at the top.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        IQueryable<Order> orders = db.Orders;
        if (next is { } id && db.Orders.AsNoTracking().SingleOrDefault(order => order.Id == id) is { } found)
        {
            var last = found.Id;
            orders = orders.Where(order => order.Id < last);
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
