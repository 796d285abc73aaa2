namespace OrderDetailsKata;

public class OrderDetailsTests
{
    [Fact]
    public void It_shows_the_orders_of_one_customer_with_lines_and_shipments()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 60, Customers: 10));

        var page = shop.Use(db => OrderDetails.Load(db, customerId: 3)).ToList();

        Assert.Equal([52, 42, 32, 22, 12, 2], page.ConvertAll(order => order.OrderId));
        foreach (var order in page)
        {
            var (placedAt, lines, shipments) = shop.Use(db => (
                db.Orders.Single(o => o.Id == order.OrderId).PlacedAt,
                db.OrderLines.Where(l => l.OrderId == order.OrderId).OrderBy(l => l.Id).ToList(),
                db.Shipments.Where(s => s.OrderId == order.OrderId).OrderBy(s => s.Id).ToList()));
            Assert.Equal(placedAt, order.PlacedAt);
            Assert.Equal(lines.ConvertAll(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)), order.Lines.ToList());
            Assert.Equal(shipments.ConvertAll(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)), order.Shipments.ToList());
        }
    }

    [Theory]
    [InlineData("OrderLines", 0, 2)]
    [InlineData("Shipments", 3, 0)]
    [InlineData("OrderLines; DELETE FROM Shipments", 0, 0)]
    public void An_order_without_lines_or_without_shipments_is_shown_too(string emptyTables, int lines, int shipments)
    {
        // Order 7 has 3 lines and 2 shipments.
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 8, Customers: 8));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM " + emptyTables));

        var order = Assert.Single(shop.Use(db => OrderDetails.Load(db, customerId: 8)));

        Assert.Equal((7, lines, shipments), (order.OrderId, order.Lines.Count, order.Shipments.Count));
    }

    [Fact]
    public void Shipments_are_shown_by_Id_whenever_they_were_sent()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 8, Customers: 8));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Shipments SET SentAt = datetime('2024-03-01', '-' || Id || ' days')"));

        var order = Assert.Single(shop.Use(db => OrderDetails.Load(db, customerId: 8)));

        Assert.Equal(
            shop.Use(db => db.Shipments.Where(shipment => shipment.OrderId == 7).OrderBy(shipment => shipment.Id).Select(shipment => shipment.TrackingCode).ToList()),
            order.Shipments.Select(shipment => shipment.TrackingCode));
    }

    [Fact]
    public void Equal_lines_and_equal_shipments_are_all_shown()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 8, Customers: 8));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "UPDATE OrderLines SET ProductId = 1, Quantity = 1, PriceCents = 100; UPDATE Shipments SET Carrier = 'A', TrackingCode = 'T', SentAt = '2024-02-01 08:00:00'"));

        var order = Assert.Single(shop.Use(db => OrderDetails.Load(db, customerId: 8)));

        Assert.Equal((3, 2), (order.Lines.Count, order.Shipments.Count));
    }

    [Fact]
    public void A_customer_with_many_orders_sees_them_all()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 500, Customers: 2));

        Assert.Equal(250, shop.Use(db => OrderDetails.Load(db, customerId: 1)).Count);
    }

    [Fact]
    public void An_order_of_a_wholesaler_is_shown_whole()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 6, Customers: 2));
        GiveEachOrder(shop, parts: 120);

        var page = shop.Use(db => OrderDetails.Load(db, customerId: 1));

        Assert.All(page, order => Assert.Equal((120, 120), (order.Lines.Count, order.Shipments.Count)));
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 8, Customers: 8));
        shop.Use(db => OrderDetails.Load(db, customerId: 8));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Shipments SET Carrier = 'By hand'"));

        var order = Assert.Single(shop.Use(db => OrderDetails.Load(db, customerId: 8)));

        Assert.Equal(["By hand", "By hand"], order.Shipments.Select(shipment => shipment.Carrier));
    }

    [Fact]
    public void Rows_are_the_parts_of_an_order_not_their_combinations()
    {
        var growth = Growth.Of("lines, and as many shipments", [5, 20, 80], parts =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 6, Customers: 2));
            GiveEachOrder(shop, parts);
            return shop.CostOf(db => OrderDetails.Load(db, customerId: 1));
        });

        Assert.True(growth.Points[0].Cost.Statements > 0, "No statement was seen: read the page through db, as the stub does.");
        growth.MustStayWithin(
            Counter.RowsReturned, parts => 3 + (3 * parts) + (3 * parts), hint: 1,
            why: "This customer has 3 orders, so 3 rows, and one for each line and each shipment, are all there is to send.");
    }

    [Fact]
    public void Statements_do_not_grow_with_the_number_of_orders()
    {
        var growth = Growth.Of("orders", [10, 50, 250], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 2 * orders, Customers: 2));
            return shop.CostOf(db => OrderDetails.Load(db, customerId: 1));
        });

        growth.MustStayWithin(
            Counter.Statements, _ => 3, hint: 3,
            why: "There are three kinds of things on the page. A statement for each kind is enough, however many orders there are.");
    }

    [Fact]
    public void Rows_of_other_customers_stay_in_the_database()
    {
        var growth = Growth.Of("orders of all customers", [50, 200, 800], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: orders / 10));
            return shop.CostOf(db => OrderDetails.Load(db, customerId: 1));
        });

        growth.MustGrowAtMost(
            Counter.RowsReturned, GrowthClass.Constant, hint: 3,
            why: "This customer always has 10 orders. Each statement has to say whose lines or shipments it wants.");
    }

    private static void GiveEachOrder(ShopDatabase shop, int parts)
    {
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM OrderLines; DELETE FROM Shipments"));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "WITH RECURSIVE part(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM part WHERE i < {0}) " +
            "INSERT INTO OrderLines (OrderId, ProductId, Quantity, PriceCents) SELECT o.Id, 1 + i % 5, 1, 100 FROM Orders o, part", parts));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "INSERT INTO Shipments (OrderId, Carrier, TrackingCode, SentAt) SELECT OrderId, 'City Bike', 'T' || Id, '2024-02-01 08:00:00' FROM OrderLines"));
    }
}
