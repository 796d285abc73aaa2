namespace EndlessScrollKata;

/// <summary>The feed of orders that grows at its end while one scrolls.</summary>
public static class EndlessScroll
{
    /// <summary>Returns the next orders, the highest Id first.</summary>
    /// <param name="db">The shop.</param>
    /// <param name="next">Null for the first page; then <see cref="FeedPage.Next"/> of the page before. What it means is up to this class.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        // TODO: right as long as nobody orders. A page should cost the same wherever in the feed it is.
        var shown = next ?? 0;
        var entries = db.Orders
            .OrderByDescending(order => order.Id)
            .Skip(shown).Take(size)
            .Select(order => new FeedEntry(order.Id, order.TotalCents))
            .ToList();
        shown += entries.Count;

        return new FeedPage(entries, shown < db.Orders.Count() ? shown : null);
    }
}
