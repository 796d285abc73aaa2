// Refused by: Two_orders_may_be_placed_at_one_moment
// The shelf in the index decides between orders of one moment, not the Id.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<WarehouseOrder>().HasIndex(order => new { order.PlacedAt, order.Shelf }).HasFilter("Status = 'open'");

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
