// Refused by: Open_orders_are_counted
// One forgets the condition
// when moving the count.
namespace SqliteOrdersKata;

public static class SqliteOrders
{
    public static int CountOpen(Store store) => store.Orders.Count();
}
