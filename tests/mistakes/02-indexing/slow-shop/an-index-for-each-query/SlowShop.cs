// Refused by: There_are_at_most_four_indexes
// Five queries, five indexes: one of them begins with the columns of another and adds nothing to the reads.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode);
        orders.HasIndex(order => order.CustomerId);
        orders.HasIndex(order => new { order.CustomerId, order.PlacedAt });
        orders.HasIndex(order => new { order.Status, order.PlacedAt });
        orders.HasIndex(order => new { order.Country, order.TotalCents });
    }
}
