// SQL by hand: row values, which EF Core cannot write.
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
        : ((DbSet<Order>)orders).FromSqlInterpolated($"SELECT * FROM Orders WHERE (PlacedAt, Id) < ({place.PlacedAt}, {place.OrderId})");
}
