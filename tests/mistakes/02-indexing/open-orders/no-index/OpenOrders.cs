// Refused by: The_list_does_not_get_more_work_from_orders_that_are_done
// "An index on a column with five values is useless": then the list reads ten years to find fifty orders.
namespace OpenOrdersKata;

public static class OpenOrders
{
    public static void Configure(ModelBuilder model) 
    {
    }

    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
