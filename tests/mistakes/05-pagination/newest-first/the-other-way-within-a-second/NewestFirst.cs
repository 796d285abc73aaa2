// Refused by: Orders_come_newest_first_and_within_a_second_the_higher_number_first, A_second_that_fills_several_pages_is_shown_whole
// Sorts and compares the Id upwards: a whole order, and another one than was asked for.
namespace NewestFirstKata;

public static class NewestFirst
{
    public static NewestPage Load(ShopContext db, Position? after, int size)
    {
        var entries = After(db.Orders, after)
            .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Id)
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

    private static IQueryable<Order> After(IQueryable<Order> orders, Position? place) => place is null
        ? orders
        : orders.Where(order => order.PlacedAt == place.PlacedAt && order.Id > place.OrderId)
            .Concat(orders.Where(order => order.PlacedAt < place.PlacedAt));
}
