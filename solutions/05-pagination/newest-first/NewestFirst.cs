namespace NewestFirstKata;

/// <summary>The list of orders, newest first, one page after the other.</summary>
public static class NewestFirst
{
    /// <summary>Returns the orders after a place, newest first: by PlacedAt, then by Id, both descending.</summary>
    /// <param name="db">The shop. Orders has an index on (PlacedAt, Id).</param>
    /// <param name="after">The place to go on from; null for the first page.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    public static NewestPage Load(ShopContext db, Position? after, int size)
    {
        var entries = After(db.Orders, after)
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Take(size + 1)
            .Select(order => new NewestEntry(order.Id, order.PlacedAt))
            .ToList();
        if (entries.Count <= size)
        {
            return new NewestPage(entries, Next: null);
        }

        entries.RemoveAt(size);
        return new NewestPage(entries, new Position(entries[^1].PlacedAt, entries[^1].OrderId));
    }

    // The rest of this second, and everything before it: each a range of the index, and SQLite merges two sorted ranges.
    private static IQueryable<Order> After(IQueryable<Order> orders, Position? place) => place is null
        ? orders
        : orders.Where(order => order.PlacedAt == place.PlacedAt && order.Id < place.OrderId)
            .Concat(orders.Where(order => order.PlacedAt < place.PlacedAt));
}
