// Wider indexes than needed: the same work, more pages.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => new { order.TrackingCode, order.Status });
        orders.HasIndex(order => new { order.CustomerId, order.PlacedAt, order.Id, order.TotalCents });
        orders.HasIndex(order => new { order.Status, order.PlacedAt, order.Id, order.CustomerId });
        orders.HasIndex(order => new { order.Country, order.TotalCents, order.Id });
    }
}
