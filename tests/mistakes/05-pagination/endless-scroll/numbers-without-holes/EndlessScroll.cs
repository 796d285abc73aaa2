// Refused by: Scrolling_to_the_end_shows_every_order_once, A_page_deep_in_the_feed_costs_what_the_first_costs
// A page is a range of Ids. Cheap, and wrong as soon as one order was deleted: pages shrink, and an empty one ends the feed.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        var last = next ?? (db.Orders.Max(order => (int?)order.Id) + 1) ?? 1;
        var orders = db.Orders.Where(order => order.Id < last && order.Id >= last - size - 1);

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
