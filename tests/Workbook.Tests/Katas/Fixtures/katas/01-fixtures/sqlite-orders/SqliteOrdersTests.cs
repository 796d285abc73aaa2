namespace SqliteOrdersKata;

public sealed class SqliteOrdersTests
{
    [Fact]
    public void Open_orders_are_counted()
    {
        using var store = new Store(30);

        Assert.Equal(10, SqliteOrders.CountOpen(store));
    }

    [Fact]
    public void The_database_does_the_counting()
    {
        using var store = new Store(30);
        SqliteOrders.CountOpen(store);

        Assert.Contains("COUNT(*)", Assert.Single(store.Seen), StringComparison.Ordinal);
    }
}
