// Refused by: Two_orders_may_be_placed_at_one_moment
// Crashes: yes
// Unique, since no two open orders shared a moment so far.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => order.PlacedAt).HasFilter("Status = 'open'").IsUnique();

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
