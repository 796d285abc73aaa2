namespace EndlessScrollKata;

/// <summary>The feed of orders that grows at its end while one scrolls.</summary>
public static class EndlessScroll
{
    /// <summary>Returns the next orders, the highest Id first.</summary>
    /// <param name="db">The shop.</param>
    /// <param name="next">Null for the first page; then <see cref="FeedPage.Next"/> of the page before: the last Id shown.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        IQueryable<Order> orders = db.Orders;
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
