namespace SlowShopKata;

/// <summary>The indexes of the shop.</summary>
public static class SlowShop
{
    /// <summary>Says which indexes the table of orders has, beside its key.</summary>
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode).IsUnique();
        orders.HasIndex(order => new { order.CustomerId, order.PlacedAt });
        orders.HasIndex(order => new { order.Status, order.PlacedAt });
        orders.HasIndex(order => new { order.Country, order.TotalCents });
    }
}
