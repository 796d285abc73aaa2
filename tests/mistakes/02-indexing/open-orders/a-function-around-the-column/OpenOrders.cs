// Refused by: The_list_does_not_get_more_work_from_orders_that_are_done
// The filter and the query mean the same, and say it in different words.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => order.PlacedAt).HasFilter("Status = 'open'");

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status.ToLower() == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
