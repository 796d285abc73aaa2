// Refused by: Other_values_are_found_as_fast
// Partial indexes of the very values that the five queries name.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode).HasFilter("TrackingCode = 'T00007919'");
        orders.HasIndex(order => order.PlacedAt).HasFilter("CustomerId = 7");
        orders.HasIndex(order => new { order.Status, order.PlacedAt });
        orders.HasIndex(order => order.TotalCents).HasFilter("Country = 'C5'");
    }
}
