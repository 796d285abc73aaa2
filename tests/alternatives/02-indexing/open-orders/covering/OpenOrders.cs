// The index holds the status too, so nothing is fetched from the table.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => new { order.PlacedAt, order.Id, order.Status }).HasFilter("Status = 'open'");

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
