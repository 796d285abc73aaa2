// The rest of this second first; what is then missing to the page from before it.
namespace NewestFirstKata;

public static class NewestFirst
{
    public static NewestPage Load(ShopContext db, Position? after, int size)
    {
        var entries = new List<NewestEntry>();
        if (after is not null)
        {
            entries.AddRange(Take(db.Orders.Where(order => order.PlacedAt == after.PlacedAt && order.Id < after.OrderId), size + 1));
        }

        if (entries.Count <= size)
        {
            var older = after is null ? db.Orders : db.Orders.Where(order => order.PlacedAt < after.PlacedAt);
            entries.AddRange(Take(older, size + 1 - entries.Count));
        }

        if (entries.Count <= size)
        {
            return new NewestPage(entries, Next: null);
        }

        entries.RemoveAt(size);
        return new NewestPage(entries, new Position(entries[^1].PlacedAt, entries[^1].OrderId));
    }

    private static List<NewestEntry> Take(IQueryable<Order> orders, int count) => orders
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
        .Take(count)
        .Select(order => new NewestEntry(order.Id, order.PlacedAt))
        .ToList();
}
