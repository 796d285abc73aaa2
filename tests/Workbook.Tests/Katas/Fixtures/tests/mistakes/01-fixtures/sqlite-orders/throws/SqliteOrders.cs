// Refused by: Open_orders_are_counted, The_database_does_the_counting
// Crashes: yes
// Half done.
namespace SqliteOrdersKata;

public static class SqliteOrders
{
    public static int CountOpen(Store store) => throw new NotImplementedException();
}
