namespace SqliteOrdersKata;

public static class SqliteOrders
{
    public static int CountOpen(Store store) => store.Orders.Count(order => order.IsOpen);
}
