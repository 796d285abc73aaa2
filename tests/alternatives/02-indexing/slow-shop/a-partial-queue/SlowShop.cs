// The queue of what to pack is a small part of the table, so an index of that part is enough.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode);
        orders.HasIndex(order => new { order.CustomerId, order.PlacedAt });
        orders.HasIndex(order => order.PlacedAt).HasFilter("Status = 'paid'");
        orders.HasIndex(order => new { order.Country, order.TotalCents });
    }
}
