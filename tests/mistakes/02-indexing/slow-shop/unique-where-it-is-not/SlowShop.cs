// Refused by: A_new_order_that_resembles_another_is_taken
// Crashes: yes
// "Unique is faster": no two orders have collided so far, and the first two that do break the shop.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode).IsUnique();
        orders.HasIndex(order => new { order.CustomerId, order.PlacedAt }).IsUnique();
        orders.HasIndex(order => new { order.Status, order.PlacedAt });
        orders.HasIndex(order => new { order.Country, order.TotalCents });
    }
}
