// Refused by: Work_follows_the_rows_returned_not_the_rows_of_the_table, No_query_sorts_by_itself
// The right columns, the column of the order first: the rows come sorted, and all of them are looked at.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode);
        orders.HasIndex(order => new { order.PlacedAt, order.CustomerId });
        orders.HasIndex(order => new { order.PlacedAt, order.Status });
        orders.HasIndex(order => new { order.TotalCents, order.Country });
    }
}
