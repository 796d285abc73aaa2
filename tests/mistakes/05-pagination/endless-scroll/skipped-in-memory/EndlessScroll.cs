// Refused by: A_page_deep_in_the_feed_costs_what_the_first_costs, Work_does_not_grow_with_the_number_of_orders
// The right place to go on from, and AsEnumerable: the whole table comes over to be skipped here.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        IEnumerable<Order> orders = db.Orders.AsNoTracking().AsEnumerable();
        if (next is { } last)
        {
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
