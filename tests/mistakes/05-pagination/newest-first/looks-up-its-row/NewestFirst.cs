// Refused by: Who_was_there_all_the_time_is_shown_exactly_once, A_page_deep_in_the_list_costs_what_the_first_costs
// Takes the place from the row it names. When the row is deleted, there is no place.
namespace NewestFirstKata;

public static class NewestFirst
{
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

    private static IQueryable<Order> After(IQueryable<Order> orders, Position? place) => place is null
        ? orders
        : orders.Where(order => orders.Any(last => last.Id == place.OrderId
            && (order.PlacedAt < last.PlacedAt || (order.PlacedAt == last.PlacedAt && order.Id < last.Id))));
}
