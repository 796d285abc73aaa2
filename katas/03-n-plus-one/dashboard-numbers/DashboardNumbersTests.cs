namespace DashboardNumbersKata;

public class DashboardNumbersTests
{
    [Fact]
    public void It_shows_the_numbers_of_the_shop()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 300, Customers: 37));
        var open = shop.Use(db => db.Orders.ToList()).FindAll(order => order.Status == "open");
        Assert.NotEmpty(open);

        Assert.Equal(new Numbers(300, 37, open.Count, open.Sum(order => order.TotalCents)), shop.Use(DashboardNumbers.Load));
    }

    [Fact]
    public void A_shop_with_nothing_in_it_shows_zeros()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 1));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Shipments; DELETE FROM OrderLines; DELETE FROM Orders; DELETE FROM Customers"));

        Assert.Equal(new Numbers(0, 0, 0, 0), shop.Use(DashboardNumbers.Load));
    }

    [Fact]
    public void Customers_count_before_the_first_order()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 12));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Shipments; DELETE FROM OrderLines; DELETE FROM Orders"));

        Assert.Equal(new Numbers(0, 12, 0, 0), shop.Use(DashboardNumbers.Load));
    }

    [Fact]
    public void What_was_deleted_does_not_count()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 60, Customers: 12));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "DELETE FROM Shipments; DELETE FROM OrderLines; DELETE FROM Reviews; DELETE FROM Orders WHERE CustomerId = 4 OR Id = 5; DELETE FROM Customers WHERE Id = 4"));
        var orders = shop.Use(db => db.Orders.ToList()).Count;

        var numbers = shop.Use(DashboardNumbers.Load);

        Assert.Equal((orders, 11), (numbers.Orders, numbers.Customers));
    }

    [Fact]
    public void Orders_count_when_none_is_open()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 60, Customers: 12));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET Status = 'shipped'"));

        Assert.Equal(new Numbers(60, 12, 0, 0), shop.Use(DashboardNumbers.Load));
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 60, Customers: 12));
        shop.Use(DashboardNumbers.Load);
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET Status = 'open', TotalCents = 2000000000"));
        shop.Use(db => db.Database.ExecuteSqlRaw("INSERT INTO Customers (Name, Email, City, PasswordHash, CreatedAt) SELECT Name, 'new@example.com', City, PasswordHash, CreatedAt FROM Customers WHERE Id = 1"));

        Assert.Equal(new Numbers(60, 13, 60, 120_000_000_000), shop.Use(DashboardNumbers.Load));
    }

    [Fact]
    public void Four_numbers_come_back_not_the_rows_they_are_made_of()
    {
        var growth = CostByOrders();

        growth.MustStayWithin(
            Counter.RowsReturned, _ => 4, hint: 1,
            why: "Four numbers need at most four rows, a row for each. All other rows are sent to be counted or added up here.");
        growth.MustStayWithin(
            Counter.Statements, _ => 3, hint: 3,
            why: "Two of the four numbers are about the same orders: one statement can bring both, in one row.");
    }

    [Fact]
    public void The_database_works_no_harder_than_for_four_plain_questions()
    {
        // Each number asked for by itself takes 6 steps an order in all: COUNT(*) of a table is a handful of steps however
        // many rows it has; the two numbers about open orders read each order once, at 3 steps each. Half as much again is allowed.
        CostByOrders().MustStayWithin(
            Counter.EngineSteps, orders => 500 + (9 * orders), hint: 2,
            why: "One statement that does more than four plain ones saves a wait and pays for it with every order in the table.");
    }

    private static Growth CostByOrders()
    {
        var growth = Growth.Of("orders", [100, 1_000, 4_000], orders =>
        {
            using var shop = ShopDatabase.Create(orders);
            return shop.CostOf(db => DashboardNumbers.Load(db));
        });
        Assert.True(growth.Points[0].Cost.Statements > 0, "No statement was seen: ask through db, as the stub does.");
        return growth;
    }
}
