// Refused by: The_list_does_not_get_more_work_from_orders_that_are_done
// The filter is true of every open order, but nothing in the query says so: the index is never used.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => order.PlacedAt).HasFilter("Status NOT IN ('sent', 'returned', 'cancelled')");

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
