// Refused by: A_page_deep_in_the_feed_costs_what_the_first_costs, Work_does_not_grow_with_the_number_of_orders
// Asks how many orders are left only to know whether there is one.
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

        var lowest = entries.Count == 0 ? 0 : entries[^1].OrderId;
        var hasNext = db.Orders.Count(order => order.Id < lowest) > 0;

        return new FeedPage(entries, hasNext ? entries[^1].OrderId : null);
    }
}
