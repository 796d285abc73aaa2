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
        // TODO: right, whatever happens between two pages, and the deeper the page the slower.
        var before = after is null ? 0 : db.Orders.Count(order =>
            order.PlacedAt > after.PlacedAt || (order.PlacedAt == after.PlacedAt && order.Id >= after.OrderId));
        var entries = db.Orders
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip(before).Take(size + 1)
            .Select(order => new NewestEntry(order.Id, order.PlacedAt))
            .ToList();
        if (entries.Count <= size)
        {
            return new NewestPage(entries, Next: null);
        }

        entries.RemoveAt(size);
        return new NewestPage(entries, new Position(entries[^1].PlacedAt, entries[^1].OrderId));
    }
}
