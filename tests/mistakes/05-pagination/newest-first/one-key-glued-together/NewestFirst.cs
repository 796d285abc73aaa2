// Refused by: A_page_deep_in_the_list_costs_what_the_first_costs
// Time and Id glued into one text that can be compared at once, and that no index knows.
namespace NewestFirstKata;

public static class NewestFirst
{
    public static NewestPage Load(ShopContext db, Position? after, int size)
    {
        var entries = After(db.Orders, after, after is null ? null : $"{after.PlacedAt:yyyy-MM-dd HH:mm:ss}/{1_000_000 + after.OrderId}")
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

    private static IQueryable<Order> After(IQueryable<Order> orders, Position? place, string? key) => place is null
        ? orders
        : orders.Where(order => string.Compare(order.PlacedAt.ToString() + "/" + (1_000_000 + order.Id), key) < 0);
}
