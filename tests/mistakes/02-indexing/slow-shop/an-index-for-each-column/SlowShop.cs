// Refused by: Work_follows_the_rows_returned_not_the_rows_of_the_table, No_query_sorts_by_itself
// "Index what stands in the WHERE": the rows are found, and then all of them are fetched and sorted to show 20.
namespace SlowShopKata;

public static class SlowShop
{
    public static void Configure(ModelBuilder model)
    {
        var orders = model.Entity<PlacedOrder>();
        orders.HasIndex(order => order.TrackingCode);
        orders.HasIndex(order => order.CustomerId);
        orders.HasIndex(order => order.Status);
        orders.HasIndex(order => order.Country);
    }
}
