// The state as a parameter: SQLite looks at its value before it plans. Other databases do not.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => order.PlacedAt).HasFilter("Status = 'open'");

    public static List<int> Oldest(WarehouseContext db, int count) => Oldest(db, count, "open");

    private static List<int> Oldest(WarehouseContext db, int count, string state) => db.Orders
        .Where(order => order.Status == state)
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
