namespace BackwardPageKata;

/// <summary>The archive of orders, newest first (by PlacedAt, then by Id, both descending), with buttons for the next and the previous page.</summary>
public static class BackwardPage
{
    /// <summary>Returns the orders right after a place.</summary>
    /// <param name="db">The shop. Orders has an index on (PlacedAt, Id).</param>
    /// <param name="place">The place; null for the first page.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    public static ArchivePage After(ShopContext db, Place? place, int size)
    {
        // Everything that is not older stands before it, the order at the place too.
        var before = place is null ? 0 : db.Orders.Count(order =>
            order.PlacedAt > place.PlacedAt || (order.PlacedAt == place.PlacedAt && order.Id >= place.OrderId));
        return Cut(db, before, size);
    }

    /// <summary>Returns the orders right before a place. Where fewer than a page of them are left, this is the first page, and it is full.</summary>
    /// <param name="db">The shop. Orders has an index on (PlacedAt, Id).</param>
    /// <param name="place">The place.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    public static ArchivePage Before(ShopContext db, Place place, int size)
    {
        var before = db.Orders.Count(order =>
            order.PlacedAt > place.PlacedAt || (order.PlacedAt == place.PlacedAt && order.Id > place.OrderId));
        return Cut(db, Math.Max(0, before - size), size);
    }

    // TODO: right in both directions, and it counts the archive to find its way. Go from the place itself.
    private static ArchivePage Cut(ShopContext db, int skip, int size)
    {
        var entries = db.Orders
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip(skip).Take(size)
            .Select(order => new ArchiveEntry(order.Id, order.PlacedAt))
            .ToList();
        var isLast = skip + entries.Count >= db.Orders.Count();
        var isFirst = skip == 0 || entries.Count == 0;
        return new ArchivePage(entries, isFirst ? null : PlaceOf(entries[0]), isLast ? null : PlaceOf(entries[^1]));
    }

    private static Place PlaceOf(ArchiveEntry entry) => new(entry.PlacedAt, entry.OrderId);
}
