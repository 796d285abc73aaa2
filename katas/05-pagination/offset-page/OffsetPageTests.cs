namespace OffsetPageKata;

public class OffsetPageTests
{
    [Fact]
    public void A_page_shows_its_orders_newest_first_and_how_many_there_are()
    {
        using var shop = Shop(orders: 50);

        var page = shop.Use(db => OffsetPage.Load(db, page: 3, size: 20));

        var expected = InOrder(shop).Skip(40).Select(o => new OrderRow(o.Id, o.PlacedAt, o.TotalCents));
        Assert.Equal(expected, page.Orders);
        Assert.Equal((3, 50, 3), (page.Page, page.TotalOrders, page.TotalPages));
    }

    [Fact]
    public void All_pages_together_show_every_order_once_in_one_order()
    {
        // No index here: an index can give an order that nobody asked for.
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(60));
        // Many orders in the same second, and numbers that do not follow the time.
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET PlacedAt = datetime(1704096000 + Id * 37 % 4, 'unixepoch')"));

        var shown = Enumerable.Range(1, 9).SelectMany(page => shop.Use(db => OffsetPage.Load(db, page, size: 7)).Orders);

        Assert.Equal(InOrder(shop).Select(order => order.Id), shown.Select(order => order.OrderId));
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var shop = Shop(orders: 50);
        shop.Use(db => OffsetPage.Load(db, page: 1, size: 20));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET TotalCents = 77, PlacedAt = '2030-01-01 08:00:00' WHERE Id = 7"));

        var page = shop.Use(db => OffsetPage.Load(db, page: 1, size: 20));

        Assert.Equal(new OrderRow(7, new DateTime(2030, 1, 1, 8, 0, 0), 77), page.Orders[0]);
    }

    [Fact]
    public void The_last_page_has_an_order_on_it()
    {
        using var shop = Shop(orders: 50);
        foreach (var (orders, pages) in (ReadOnlySpan<(int, int)>)[(41, 3), (40, 2), (21, 2), (20, 1), (1, 1), (0, 0)])
        {
            shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id <= {0}", 50 - orders));

            var page = shop.Use(db => OffsetPage.Load(db, page: 1, size: 20));

            Assert.True(page.TotalOrders == orders, $"There are {orders} orders, and the page says {page.TotalOrders}.");
            Assert.True(page.TotalPages == pages, $"{orders} orders fill {pages} pages of 20, and the page says {page.TotalPages}.");
        }
    }

    [Fact]
    public void A_page_after_the_last_is_empty_and_knows_the_total()
    {
        using var shop = Shop(orders: 50);
        foreach (var (number, size) in (ReadOnlySpan<(int, int)>)[(4, 20), (99, 100), (214_748_366, 20), (int.MaxValue, 100)])
        {
            var page = shop.Use(db => OffsetPage.Load(db, number, size));

            Assert.True(
                page.Orders.Count == 0,
                $"Page {number} of size {size} is after the last of 50 orders, and it showed {page.Orders.Count}. It has none; multiply page and size in a type that holds the result. "
                + "Next: hint 3 in katas/05-pagination/offset-page/README.md");
            Assert.Equal((number, 50), (page.Page, page.TotalOrders));
        }
    }

    [Fact]
    public void What_no_page_should_cost_is_refused_before_the_database_is_asked()
    {
        using var shop = Shop(orders: 300);
        MustRefuse(shop, "size", page: 1, size: 1_000_000);
        MustRefuse(shop, "size", page: 1, size: 101);
        MustRefuse(shop, "size", page: 1, size: 0);
        MustRefuse(shop, "size", page: 1, size: -1);
        MustRefuse(shop, "page", page: 0, size: 20);
        MustRefuse(shop, "page", page: -3, size: 20);
    }

    [Fact]
    public void One_page_is_sent_however_many_orders_there_are()
    {
        var growth = FirstPages();

        growth.MustStayWithin(
            Counter.RowsReturned, _ => 21, hint: 1,
            why: "The page shows 20 orders and one number. Whatever is cut off after ToList or AsEnumerable was sent and thrown away.");
        growth.MustStayWithin(Counter.Statements, _ => 2, hint: 2, why: "One statement for the orders, one for their number.");
    }

    [Fact]
    public void Work_for_the_first_page_does_not_grow_with_the_orders() => FirstPages().MustGrowAtMost(
        Counter.EngineSteps, GrowthClass.Logarithmic, hint: 2,
        why: "There is an index on (PlacedAt, Id) that gives the order, and COUNT(*) by itself takes a handful of steps. "
        + "A sort the index cannot serve, or a count that is made for each row, visits the whole table.");

    private static void MustRefuse(ShopDatabase shop, string name, int page, int size)
    {
        Exception? error = null;
        var cost = shop.CostOf(db => error = Record.Exception(() => OffsetPage.Load(db, page, size)));

        var refused = error as ArgumentOutOfRangeException;
        Assert.True(
            refused?.ParamName == name && refused.Message.Contains(name == "size" ? "100" : "1", StringComparison.Ordinal),
            $"Page {page} of size {size} gave {(error is null ? "a page" : $"{error.GetType().Name} ({error.Message})")}. It should be an ArgumentOutOfRangeException "
            + $"about {name} that says {(name == "size" ? "the whole range, 1 to 100" : "that pages begin with 1")}: a person reads it. Next: hint 3 in katas/05-pagination/offset-page/README.md");
        cost.MustStayWithin(Counter.Statements, 0, hint: 3, why: "What is refused should not cost a statement: check first.");
    }

    private static Growth FirstPages()
    {
        var growth = Growth.Of("orders", [100, 500, 2_000], orders =>
        {
            using var shop = Shop(orders);
            return shop.CostOf(db => OffsetPage.Load(db, page: 1, size: 20));
        });
        Assert.True(growth.Points[0].Cost.Statements > 0, "No statement was seen: ask through db, as the stub does.");
        return growth;
    }

    private static ShopDatabase Shop(int orders)
    {
        var shop = ShopDatabase.Create(ShopSize.OrdersOnly(orders));
        shop.Use(db => db.Database.ExecuteSqlRaw("CREATE INDEX IX_Orders_PlacedAt_Id ON Orders (PlacedAt, Id)"));
        return shop;
    }

    private static List<Order> InOrder(ShopDatabase shop) =>
        [.. shop.Use(db => db.Orders.ToList()).OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)];
}
