namespace SqliteOrdersKata;

public static class SqliteOrders
{
    // TODO: ask the database for the number instead of the rows.
    public static int CountOpen(Store store) => store.Orders.ToList().Count(order => order.IsOpen);
}
