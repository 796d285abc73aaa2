namespace SqliteOrdersKata;

public static class SqliteOrders
{
    public static int CountOpen(Store store) => store.Orders.Where(order => order.IsOpen).Count();
}
