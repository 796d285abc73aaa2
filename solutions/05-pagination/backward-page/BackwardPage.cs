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
        var entries = Entries(NewestFirst(place is null ? db.Orders : Older(db, place)), size + 1);
        var hasNext = entries.Count > size;
        var page = entries.GetRange(0, Math.Min(size, entries.Count));
        var hasPrevious = place is not null && page.Count > 0 && Newer(db, PlaceOf(page[0])).Any();
        return new ArchivePage(page, hasPrevious ? PlaceOf(page[0]) : null, hasNext ? PlaceOf(page[^1]) : null);
    }

    /// <summary>Returns the orders right before a place. Where fewer than a page of them are left, this is the first page, and it is full.</summary>
    /// <param name="db">The shop. Orders has an index on (PlacedAt, Id).</param>
    /// <param name="place">The place.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    public static ArchivePage Before(ShopContext db, Place place, int size)
    {
        // The nearest come first only if the archive is read the other way round.
        var oldestFirst = Newer(db, place).OrderBy(order => order.PlacedAt).ThenBy(order => order.Id);
        var entries = Entries(oldestFirst, size + 1);
        if (entries.Count <= size)
        {
            return After(db, place: null, size);
        }

        var page = entries.GetRange(0, size);
        page.Reverse();
        var hasNext = Older(db, PlaceOf(page[^1])).Any();
        return new ArchivePage(page, PlaceOf(page[0]), hasNext ? PlaceOf(page[^1]) : null);
    }

    private static List<ArchiveEntry> Entries(IQueryable<Order> orders, int count) =>
        orders.Take(count).Select(order => new ArchiveEntry(order.Id, order.PlacedAt)).ToList();

    private static IQueryable<Order> NewestFirst(IQueryable<Order> orders) =>
        orders.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id);

    private static IQueryable<Order> Older(ShopContext db, Place place) => db.Orders.Where(order =>
        order.PlacedAt < place.PlacedAt || (order.PlacedAt == place.PlacedAt && order.Id < place.OrderId));

    private static IQueryable<Order> Newer(ShopContext db, Place place) => db.Orders.Where(order =>
        order.PlacedAt > place.PlacedAt || (order.PlacedAt == place.PlacedAt && order.Id > place.OrderId));

    private static Place PlaceOf(ArchiveEntry entry) => new(entry.PlacedAt, entry.OrderId);
}
