namespace OrderHistoryKata;

public class OrderHistoryTests
{
    [Fact]
    public void It_shows_the_orders_of_one_customer_newest_first()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 100, Customers: 10));

        var page = shop.Use(db => OrderHistory.Load(db, customerId: 3));

        Assert.Equal([92, 82, 72, 62, 52, 42, 32, 22, 12, 2], page.Select(entry => entry.OrderId));
        foreach (var entry in page)
        {
            var order = shop.Use(db => db.Orders.Include(o => o.Lines).Include(o => o.Customer).Single(o => o.Id == entry.OrderId));
            Assert.Equal((order.PlacedAt, order.Customer!.Name), (entry.PlacedAt, entry.CustomerName));
            Assert.Equal(
                order.Lines.OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)), entry.Lines);
        }
    }

    [Fact]
    public void The_latest_comes_first_and_of_one_instant_the_higher_Id()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 40, Customers: 10));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET PlacedAt = '2030-01-01 08:00:00' WHERE Id IN (12, 22)"));

        var page = shop.Use(db => OrderHistory.Load(db, customerId: 3));

        Assert.Equal([22, 12, 32, 2], page.Select(entry => entry.OrderId));
    }

    [Fact]
    public void An_order_without_lines_is_shown_too()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM OrderLines WHERE OrderId = 12"));

        var page = shop.Use(db => OrderHistory.Load(db, customerId: 3));

        Assert.Equal([12, 2], page.Select(entry => entry.OrderId));
        Assert.Empty(page[0].Lines);
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
        shop.Use(db => OrderHistory.Load(db, customerId: 3));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Customers SET Name = 'Someone Else'; UPDATE OrderLines SET Quantity = 77"));

        var page = shop.Use(db => OrderHistory.Load(db, customerId: 3));

        Assert.All(page, entry => Assert.Equal("Someone Else", entry.CustomerName));
        Assert.All(page.SelectMany(entry => entry.Lines), line => Assert.Equal(77, line.Quantity));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id = 12"));
        Assert.Equal([2], shop.Use(db => OrderHistory.Load(db, customerId: 3)).Select(entry => entry.OrderId));
    }

    [Fact]
    public void A_customer_with_many_orders_sees_them_all()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 500, Customers: 2));

        Assert.Equal(250, shop.Use(db => OrderHistory.Load(db, customerId: 1)).Count);
    }

    [Fact]
    public void Statements_do_not_grow_with_the_number_of_orders()
    {
        var growth = Growth.Of("orders", [10, 50, 250], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 2 * orders, Customers: 2));
            return shop.CostOf(db => OrderHistory.Load(db, customerId: 1));
        });

        growth.MustStayWithin(Counter.Statements, _ => 3, hint: 1);
        growth.MustStayWithin(
            Counter.RowsReturned, orders => (5 * orders) + 3, hint: 3,
            why: "The orders and their lines are about 4 rows an order. More than that is sent and thrown away.");
    }

    [Fact]
    public void Work_does_not_grow_with_the_orders_of_others()
    {
        var growth = Growth.Of("orders of all customers", [50, 200, 800], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: orders / 10));
            return shop.CostOf(db => OrderHistory.Load(db, customerId: 1));
        });

        const string why = "This customer always has 10 orders. Whatever filters after ToList or AsEnumerable filters rows the database already sent.";
        growth.MustGrowAtMost(Counter.RowsReturned, GrowthClass.Constant, hint: 3, why);
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 3, why);
    }
}
