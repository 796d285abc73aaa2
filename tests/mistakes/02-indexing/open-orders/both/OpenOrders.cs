// Refused by: The_indexes_do_not_grow_with_the_orders_that_are_done
// The partial index is there, and the old one stays "for safety".
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) 
    {
        model.Entity<WarehouseOrder>().HasIndex(order => new { order.Status, order.PlacedAt });
        model.Entity<WarehouseOrder>().HasIndex(order => order.PlacedAt).HasFilter("Status = 'open'");
    }

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
