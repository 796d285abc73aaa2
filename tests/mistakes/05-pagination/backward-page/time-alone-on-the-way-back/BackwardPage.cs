// Refused by: Going_back_shows_what_was_shown_on_the_way, A_page_before_a_place_ends_right_before_it, A_page_becomes_the_first_or_the_last_when_its_neighbours_are_deleted
// The way there compares time and Id, the way back only the time.
namespace BackwardPageKata;

public static class BackwardPage
{
    public static ArchivePage After(ShopContext db, Place? place, int size)
    {
        var entries = Entries(NewestFirst(place is null ? db.Orders : Older(db, place)), size + 1);
        var hasNext = entries.Count > size;
        var page = entries.GetRange(0, Math.Min(size, entries.Count));
        var hasPrevious = place is not null && page.Count > 0 && Newer(db, PlaceOf(page[0])).Any();
        return new ArchivePage(page, hasPrevious ? PlaceOf(page[0]) : null, hasNext ? PlaceOf(page[^1]) : null);
    }

    public static ArchivePage Before(ShopContext db, Place place, int size)
    {
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
        order.PlacedAt > place.PlacedAt);

    private static Place PlaceOf(ArchiveEntry entry) => new(entry.PlacedAt, entry.OrderId);
}
