// An index of the status of open orders: fifty of them are found, and sorted for each list.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => order.Status).HasFilter("Status = 'open'");

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
