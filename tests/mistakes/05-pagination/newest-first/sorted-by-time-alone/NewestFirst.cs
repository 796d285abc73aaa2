// Refused by: Orders_come_newest_first_and_within_a_second_the_higher_number_first, A_second_that_fills_several_pages_is_shown_whole, The_last_page_says_that_nothing_comes_after_it, Who_was_there_all_the_time_is_shown_exactly_once, Work_does_not_grow_with_the_number_of_orders
// Compares by time and Id, and sorts by time alone: the database may give a second in any order, and the place then means nothing.
namespace NewestFirstKata;

public static class NewestFirst
{
    public static NewestPage Load(ShopContext db, Position? after, int size)
    {
        var entries = After(db.Orders, after)
            .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.CustomerId)
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
        : orders.Where(order => order.PlacedAt == place.PlacedAt && order.Id < place.OrderId)
            .Concat(orders.Where(order => order.PlacedAt < place.PlacedAt));
}
